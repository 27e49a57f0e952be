#pragma once

#include <cstddef>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "image_classifier.hpp"
#include "layer.hpp"

namespace dl::lesson_07 {

/// What two hidden layers gain on images, epoch by epoch.
inline void compare_classifiers(Plots& plots, Index images, ImageClassifier& linear,
                                ImageClassifier& mlp) {
  Table table({"epoch", "loss, no hidden layer", "test accuracy", "loss, MLP", "test accuracy"});
  for (std::size_t i = 0; i < mlp.losses.size(); ++i) {
    table.row({i + 1, number(linear.losses[i]), number(linear.accuracies[i]), number(mlp.losses[i]),
               number(mlp.accuracies[i])});
  }
  fmt::print(
      "\nFashion-MNIST, {} images, {} parameters without a hidden layer and {} with two:\n\n",
      images, parameter_count(linear.network), parameter_count(mlp.network));
  table.print();
  plots.curves(
      "images",
      {"Two hidden layers see what one line cannot", "pass over the training images",
       "test accuracy"},
      {over_epochs(linear.name, linear.accuracies), over_epochs(mlp.name, mlp.accuracies)});
}

}  // namespace dl::lesson_07
