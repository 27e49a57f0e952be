#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "images_by_rule.hpp"
#include "rules.hpp"

namespace dl::lesson_01 {

/// How many images come to each rule, and for how many of them it is right.
inline void show_each_rule(const RuleList& rules, const Dataset& data) {
  const auto images = images_by_rule(rules, data);
  Table table({"rule", "images", "right"});
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const auto right = static_cast<double>(count_of(rules[r].label, images[r], data));
    const auto all = static_cast<double>(images[r].size());
    table.row({fmt::format("{:2}. {}", r + 1, in_words(rules[r], data.class_names)),
               images[r].size(), images[r].empty() ? "-" : percent(right / all, 0)});
  }
  fmt::print("{} rules, {} images:\n\n", rules.size(), data.size());
  table.print();
}

/// What the rules get wrong: the first two mistakes of each, and what they are.
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
               {"Every rule has exceptions: two mistakes of each, and what they are", "", ""},
               pictures, 8);
}

}  // namespace dl::lesson_01
