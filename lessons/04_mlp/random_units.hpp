#pragma once

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
#include "common/toys.hpp"
#include "mlp.hpp"
#include "random_layer.hpp"
#include "solutions/03_perceptron/one_vs_rest.hpp"

namespace dl::lesson_04 {

/// A data set, how many random units to put before the perceptrons, and how long these learn.
struct Trial {
  std::string name;
  TrainTest data;
  std::vector<Index> widths;
  int passes = 1;
};

/// What the perceptrons reach on the test set.
struct Accuracies {
  double direct = 0;              ///< without a hidden layer
  std::vector<Curve> by_units{};  ///< one for each activation
};

/// Test accuracy of lesson 03's averaged perceptrons, which read the output of `hidden`.
inline double perceptron_accuracy(const Mlp& hidden, const TrainTest& data, int passes, Rng& rng) {
  const Matrix features = hidden.forward(data.train.x);
  OneVsRest model(features.cols(), data.train.classes());
  for (int pass = 0; pass < passes; ++pass) {
    for (const Index i : rng.permutation(features.rows())) {
      model.learn(features.row(i), data.train.y[i], 1);
    }
  }
  return accuracy(predict_classes(model.averaged(), hidden.forward(data.test.x)), data.test.y);
}

/// Perceptrons behind a hidden layer whose weights are random and stay so.
inline Accuracies behind_random_units(const Trial& trial, Rng rng) {
  constexpr double gain = 4;
  Accuracies result{perceptron_accuracy({}, trial.data, trial.passes, rng)};
  Progress progress("random layers, " + trial.name, static_cast<long>(3 * trial.widths.size()));
  for (const auto activation : {Activation::identity, Activation::tanh, Activation::relu}) {
    Curve by_units{name_of(activation)};
    for (const Index width : trial.widths) {
      const Mlp hidden{{random_layer(trial.data.train.x.cols(), width, activation, gain, rng)}};
      by_units.add(width, perceptron_accuracy(hidden, trial.data, trial.passes, rng));
      progress.advance();
    }
    result.by_units.push_back(by_units);
  }
  return result;
}

inline void show(const Trial& trial, const Accuracies& result, Plots& plots) {
  Table table({"activation"});
  for (const Index width : trial.widths) table.column(fmt::format("{} units", width));
  for (const Curve& by_units : result.by_units) {
    table.row({by_units.name});
    for (const double share : by_units.y) table.add(number(share));
  }
  fmt::print("\nPerceptrons on {}, {} passes over {} samples: {:.4f}. Behind random units:\n\n",
             trial.name, trial.passes, trial.data.train.size(), result.direct);
  table.print();

  std::vector<Curve> curves = result.by_units;
  Curve& direct = curves.emplace_back(Curve{"no hidden layer"});
  for (const Index width : trial.widths) direct.add(width, result.direct);
  plots.curves("random_layer_" + trial.name,
               {"Random units help when they have an activation", "hidden units", "test accuracy"},
               curves, Axes::log_x);
}

/// What is a hidden layer worth that nobody has trained?
inline void learn_behind_random_units(Plots& plots, const Options& options) {
  Rng rng(options.seed);
  const Trial on_spirals{"spirals",
                         {make_spirals(1000, 0.05, rng), make_spirals(1000, 0.05, rng)},
                         {4, 16, 64, 256},
                         4 * options.epochs};
  show(on_spirals, behind_random_units(on_spirals, Rng(options.seed)), plots);

  const Trial on_images{"images",
                        load_fashion_mnist(options.data),
                        {64, 256, options.quick ? 512 : 1024},
                        options.epochs};
  const auto images = behind_random_units(on_images, Rng(options.seed));
  show(on_images, images, plots);
  const Curve& relu = images.by_units.back();
  record_score(options, "perceptron on random ReLU units", relu.y.back());
}

}  // namespace dl::lesson_04
