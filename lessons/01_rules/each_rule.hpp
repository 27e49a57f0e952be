#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "images_by_rule.hpp"
#include "rules.hpp"

namespace dl::lesson_01 {

/// The share of some images that are of a rule's class, "-" without images.
inline std::string right(const Rule& rule, const std::vector<Index>& images, const Dataset& data) {
  if (images.empty()) return "-";
  return percent(
      static_cast<double>(count_of(rule.label, images, data)) / static_cast<double>(images.size()),
      0);
}

/// How many images come to each rule, and for how many of them it is right: in its place, and
/// as the first of the list, where it sees all images.
inline void show_each_rule(const RuleList& rules, const Dataset& data) {
  const auto images = images_by_rule(rules, data);
  Table table({"rule", "images", "right", "asked first"});
  for (std::size_t r = 0; r < rules.size(); ++r) {
    table.row({fmt::format("{:2}. {}", r + 1, in_words(rules[r], data.class_names)),
               images[r].size(), right(rules[r], images[r], data),
               right(rules[r], images_by_rule({rules[r]}, data)[0], data)});
  }
  fmt::print("\n{} rules, {} images; how often each is right, in its place and if asked first:\n\n",
             rules.size(), data.size());
  table.print();
}

/// What the rules get wrong: the first mistakes of each, and what they are.
inline void draw_mistakes(Plots& plots, const RuleList& rules, const Dataset& data) {
  constexpr int per_rule = 2;
  const auto images = images_by_rule(rules, data);
  std::vector<Picture> pictures;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    int shown = 0;
    for (const Index i : images[r]) {
      if (data.y[i] == rules[r].label) continue;
      if (++shown > per_rule) break;
      const auto& truth = data.class_names[data.y[i]];
      pictures.push_back({image(data, i), fmt::format("rule {}: {}", r + 1, truth)});
    }
  }
  plots.images("mistakes",
               {"Mistakes of the rules, at most two of each, and what the pictures are", "", ""},
               pictures, 8);
}

}  // namespace dl::lesson_01
