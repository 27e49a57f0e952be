#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "learned_rules.hpp"
#include "models.hpp"
#include "solutions/01_rules/fashion_rules.hpp"

namespace dl::lesson_02 {

/// The test accuracy of the rules that a person wrote; an image that none applies to is a mistake.
inline double rules_by_hand(const Dataset& test, Table& results) {
  const auto rules = fashion_rules();
  Labels predicted;
  for (Index i = 0; i < test.size(); ++i) predicted.push_back(classify(rules, image(test, i)));
  const double score = accuracy(predicted, test.y);
  results.row({"rules by hand", "lesson 01", number(score)});
  return score;
}

/// What a tree asks about, the most important feature first.
inline void draw_feature_importances(Plots& plots, const DecisionTree& tree) {
  const auto importances = tree.feature_importances();
  std::vector<Bar> bars;
  for (Index f = 0; f < importances.size(); ++f) {
    bars.push_back({feature::all[f].name, importances(f)});
  }
  std::ranges::sort(bars, std::greater<>(), &Bar::value);
  plots.bars("feature_importances",
             {fmt::format("What a tree of {} leaves asks about: {} removes most impurity, {}",
                          tree.leaves(), bars[0].name, percent(bars[0].value, 0)),
              "share of the impurity removed", ""},
             bars, {.decimals = 3});
}

/// The features of lesson 01, now with thresholds that the machine finds: does a tree beat the
/// rules with as many leaves as there were rules, and with all that have 20 samples at least?
/// Returns the test accuracy of the second.
inline double tree_on_features(Plots& plots, const Options& options, const TrainTest& data,
                               Table& results, Rng& rng) {
  const auto& [train, test] = data;
  const auto train_x = feature_table(train);
  const auto test_x = feature_table(test);
  const auto small = grow_tree(train_x, train.y, train.classes(), {.max_leaves = 12}, rng);
  const auto large = grow_tree(train_x, train.y, train.classes(), {.min_samples_leaf = 20}, rng);
  const double of_small = accuracy(small.predict(test_x), test.y);
  const double of_large = accuracy(large.predict(test_x), test.y);
  fmt::print("\nThe tree of {} leaves:\n\n", small.leaves());
  print_tree(small, train.class_names);
  results.row({fmt::format("tree of {} leaves", small.leaves()), "lesson 01", number(of_small)});
  results.row({fmt::format("tree of {} leaves", large.leaves()), "lesson 01", number(of_large)});
  record_score(options, "tree of 12 leaves", of_small);
  draw_feature_importances(plots, large);
  return of_large;
}

}  // namespace dl::lesson_02
