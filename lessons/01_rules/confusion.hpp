#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "rules.hpp"

namespace dl::lesson_01 {

/// The class of each image. Rules must say something: where none applies it is class 0.
inline Labels decide(const RuleList& rules, const Dataset& data) {
  Labels labels;
  for (Index i = 0; i < data.size(); ++i) {
    labels.push_back(std::max(0, classify(rules, image(data, i))));
  }
  return labels;
}

/// What the rules take for what, and how often they are right.
inline void show_confusion(const ConfusionMatrix& confusion, double score, const Dataset& data) {
  fmt::print("\nWhat is (down), what the rules say (across):\n\n{}",
             confusion.table(data.class_names));
  const auto [truth, taken_for] = confusion.worst_pair();
  fmt::print("\ntest accuracy {:.4f}; most often confused: a {} taken for a {}\n", score,
             data.class_names[truth], data.class_names[taken_for]);
}

/// The same as tints, below the classes that are found most and least often.
inline void draw_confusion(Plots& plots, const ConfusionMatrix& confusion, const Dataset& data) {
  const auto recall = [&confusion](int label) { return confusion.recall(label); };
  std::vector<int> labels(data.class_names.size());
  std::iota(labels.begin(), labels.end(), 0);
  const int best = *std::ranges::max_element(labels, {}, recall);
  const int worst = *std::ranges::min_element(labels, {}, recall);
  const auto found = [&](int label) {
    return fmt::format("{}, {}", data.class_names[label], percent(recall(label), 0));
  };
  plots.heat_map("confusion",
                 {fmt::format("Found most often: {}; least often: {}", found(best), found(worst)),
                  "what the rules say", "what it is"},
                 confusion.counts.cast<real>(), data.class_names, data.class_names,
                 {.quantity = "images", .decimals = 0, .counts = true});
}

}  // namespace dl::lesson_01
