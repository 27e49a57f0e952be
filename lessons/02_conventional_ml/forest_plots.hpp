#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "random_forest.hpp"

namespace dl::lesson_02 {

/// All pictures of a class in one: by its largest pixel, the mean.
inline Matrix sum_of_class(const Dataset& data, int label) {
  Matrix sum = Matrix::Zero(data.shape.height, data.shape.width);
  for (Index i = 0; i < data.size(); ++i) {
    if (data.y[i] == label) sum += image(data, i);
  }
  return sum;
}

/// Where on the picture the forest looks, beside trousers.
inline void draw_pixel_importances(Plots& plots, const RandomForest& forest, const Dataset& data) {
  constexpr int trouser = 1;
  const auto& importances = forest.feature_importances();
  plots.images(
      "pixel_importances",
      {"Where the forest looks: the darker a pixel, the more impurity it removed", "", ""},
      {{Image(importances.data(), data.shape.height, data.shape.width), "importance of each pixel"},
       {sum_of_class(data, trouser), "mean of the class " + data.class_names[trouser]}},
      2);
}

/// What the forest takes for what, below the class that it finds least often.
inline void draw_confusion(Plots& plots, const ConfusionMatrix& confusion, const Dataset& data) {
  std::vector<int> labels(data.class_names.size());
  std::iota(labels.begin(), labels.end(), 0);
  const int hardest = *std::ranges::min_element(
      labels, {}, [&confusion](int label) { return confusion.recall(label); });
  plots.heat_map("confusion",
                 {fmt::format("The forest on pixels finds {} least often: {}",
                              data.class_names[static_cast<std::size_t>(hardest)],
                              percent(confusion.recall(hardest), 0)),
                  "what the forest says", "what it is"},
                 confusion.counts.cast<real>(), data.class_names, data.class_names,
                 {.quantity = "images", .decimals = 0, .counts = true});
}

}  // namespace dl::lesson_02
