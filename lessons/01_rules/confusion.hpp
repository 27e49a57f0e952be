#pragma once

#include <algorithm>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
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

/// The same as tints.
inline void draw_confusion(Plots& plots, const ConfusionMatrix& confusion, const Dataset& data) {
  plots.heat_map(
      "confusion",
      {"Rules tell shoes and trousers well, and tops badly", "what the rules say", "what it is"},
      confusion.counts.cast<real>(), data.class_names, data.class_names);
}

}  // namespace dl::lesson_01
