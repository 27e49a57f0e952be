#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "one_vs_rest.hpp"
#include "solutions/02_conventional_ml/hog.hpp"

namespace dl::lesson_03 {

/// One perceptron per class, and its test accuracy after each pass.
struct ImageTraining {
  OneVsRest model;
  Index samples = 0;                            ///< to learn from
  std::vector<double> last = {};                ///< with the last weights
  std::vector<double> averaged = {};            ///< with the averaged ones
  std::vector<Perceptron> after_one_pass = {};  ///< averaged
};

/// Learns the classes from these features of the images.
inline ImageTraining train_on(const std::string& features, const TrainTest& data,
                              const Options& options) {
  const auto& [train, test] = data;
  ImageTraining result{OneVsRest(train.x.cols(), train.classes()), train.size()};
  Rng rng(options.seed);
  Progress progress("perceptron on " + features, options.epochs);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const Index i : rng.permutation(train.size())) {
      result.model.learn(train.x.row(i), train.y[i], 1);
    }
    result.last.push_back(accuracy(predict_classes(result.model.last(), test.x), test.y));
    result.averaged.push_back(accuracy(predict_classes(result.model.averaged(), test.x), test.y));
    if (epoch == 0) result.after_one_pass = result.model.averaged();
    progress.advance();
  }
  return result;
}

/// The same images, each as its histograms of oriented gradients.
inline TrainTest hog_of(const TrainTest& data) {
  const auto features = [](const Dataset& images) -> Dataset {
    return {.x = hog(images), .y = images.y, .class_names = images.class_names, .shape = {}};
  };
  return {.train = features(data.train), .test = features(data.test)};
}

/// The largest change from one value to the next.
inline double largest_step(const std::vector<double>& values) {
  double largest = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    largest = std::max(largest, std::abs(values[i] - values[i - 1]));
  }
  return largest;
}

/// How far does one straight line per class go, on pixels and on better features, with the last
/// weights and with the averaged ones?
inline void compare_features(Plots& plots, const Options& options, const ImageTraining& pixels,
                             const ImageTraining& edges) {
  fmt::print("\nFashion-MNIST, one perceptron per class, {} passes over {} images:\n\n",
             options.epochs, pixels.samples);
  Table table({"features", "last weights", "averaged weights"});
  table.row({"pixels", number(pixels.last.back()), number(pixels.averaged.back())});
  table.row({"HOG", number(edges.last.back()), number(edges.averaged.back())});
  table.print();
  record_score(options, "perceptron, last weights", pixels.last.back());
  record_score(options, "perceptron, averaged weights", pixels.averaged.back());
  record_score(options, "perceptron, averaged, on HOG", edges.averaged.back());
  const Style of_pixels{.colour = Colour::blue};
  const Style of_edges{.colour = Colour::orange};
  const auto dashed = [](Style style) {
    style.dash = Dash::dashed;
    return style;
  };
  plots.curves(
      "images",
      {fmt::format("From one pass to the next the last weights move accuracy by up to {:.3f}, the "
                   "averaged ones by up to {:.3f}",
                   std::max(largest_step(pixels.last), largest_step(edges.last)),
                   std::max(largest_step(pixels.averaged), largest_step(edges.averaged))),
       "pass over the training images", "test accuracy"},
      {over_epochs("HOG, averaged", edges.averaged, of_edges),
       over_epochs("HOG, last", edges.last, dashed(of_edges)),
       over_epochs("pixels, averaged", pixels.averaged, of_pixels),
       over_epochs("pixels, last", pixels.last, dashed(of_pixels))});
}

}  // namespace dl::lesson_03
