#pragma once

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "random_forest.hpp"

namespace dl::lesson_02 {

/// Where on the picture the forest looks.
inline void draw_pixel_importances(Plots& plots, const RandomForest& forest,
                                   const ImageShape& shape) {
  const auto& importances = forest.feature_importances();
  plots.images(
      "pixel_importances", {"Where the forest looks: darker pixels removed more impurity", "", ""},
      {{Image(importances.data(), shape.height, shape.width), "importance of each pixel"}}, 1);
}

/// Raw pixels: how far do the votes of many trees go without any feature made by hand?
inline void forest_on_pixels(Plots& plots, const Options& options, const TrainTest& data,
                             Table& results, Rng& rng) {
  const auto& [train, test] = data;
  const int trees = options.quick ? 20 : 100;
  Progress progress("forest", trees);
  const RandomForest forest(train.x, train.y, train.classes(), {.trees = trees}, rng,
                            [&] { progress.advance(); });
  const auto predicted = forest.predict(test.x);
  const double score = accuracy(predicted, test.y);
  results.row({fmt::format("forest of {} trees, pixels", trees), number(score)});
  results.row({"  the same, out of bag", number(forest.out_of_bag_accuracy())});
  record_score(options, "random forest", score);

  draw_pixel_importances(plots, forest, train.shape);
  const ConfusionMatrix confusion(predicted, test.y, test.classes());
  plots.heat_map("confusion",
                 {"Shirts stay hard, for the forest too", "what the forest says", "what it is"},
                 confusion.counts.cast<real>(), test.class_names, test.class_names);
}

}  // namespace dl::lesson_02
