#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "mlp.hpp"
#include "perceptrons_behind.hpp"
#include "spiral_regions.hpp"

namespace dl::lesson_04 {

/// A data set, how many random units to put before the perceptrons, and how long these learn.
struct Trial {
  std::string name;
  TrainTest data;
  std::vector<Index> widths;
  int passes = 1;
};

/// The test accuracies of several runs with one hidden layer.
struct Tried {
  std::string activation;
  std::vector<Spread> by_width{};
};

inline std::string range(const Spread& spread) {
  return fmt::format("{:.3f} to {:.3f}", spread.low, spread.high);
}

/// Test accuracies over the runs; each has random weights of its own.
inline Spread accuracies(const Trial& trial, Index units, Activation activation, const Runs& runs,
                         Progress& progress) {
  return Spread(runs.each(progress, [&](Rng& rng) {
    return behind_random_units(units, activation, trial.data.train, trial.passes, rng)
        .accuracy_on(trial.data.test);
  }));
}

/// Who leads with most units, and whether its worst run beats the best one without a hidden layer.
inline std::string outcome(const Trial& trial, const std::vector<Tried>& tried,
                           const Spread& direct) {
  const auto mean_at_most = [](const Tried& one) { return one.by_width.back().mean; };
  const Tried& best = *std::ranges::max_element(tried, {}, mean_at_most);
  const Spread& reached = best.by_width.back();
  return fmt::format("{} clear gain: {} random {} units {}, none {}",
                     reached.low > direct.high ? "A" : "No", trial.widths.back(), best.activation,
                     range(reached), range(direct));
}

inline void show(const Trial& trial, const std::vector<Tried>& tried, const Spread& direct,
                 Plots& plots) {
  Table table({"activation"});
  for (const Index width : trial.widths) table.column(fmt::format("{} units", width));
  std::vector<Curve> curves;
  for (const Tried& one : tried) {
    table.row({one.activation});
    Curve& curve = curves.emplace_back(Curve{one.activation});
    for (std::size_t w = 0; w < trial.widths.size(); ++w) {
      table.add(range(one.by_width[w]));
      curve.add(trial.widths[w], one.by_width[w]);
    }
  }
  fmt::print("\nPerceptrons on the {}, {} passes over {} samples: {}. Behind random units:\n\n",
             trial.name, trial.passes, trial.data.train.size(), range(direct));
  table.print();
  plots.curves("random_layer_" + trial.name,
               {outcome(trial, tried, direct), "hidden units", "test accuracy"}, curves,
               {.axes = Axes::log_x, .references = {{"no hidden layer", direct.mean}}});
}

/// Perceptrons on the inputs, and behind random units of three kinds. Returns the accuracies of the
/// last kind, ReLU, with most units.
inline Spread try_random_units(const Trial& trial, const Runs& runs, Plots& plots) {
  Progress progress("random layers, " + trial.name,
                    runs.count() * static_cast<long>(1 + 3 * trial.widths.size()));
  const Spread direct = accuracies(trial, 0, Activation::identity, runs, progress);
  std::vector<Tried> tried;
  for (const auto activation : {Activation::identity, Activation::tanh, Activation::relu}) {
    Tried& one = tried.emplace_back(Tried{name_of(activation)});
    for (const Index width : trial.widths) {
      one.by_width.push_back(accuracies(trial, width, activation, runs, progress));
    }
  }
  show(trial, tried, direct, plots);
  return tried.back().by_width.back();
}

/// What is a hidden layer worth that nobody has trained?
inline void learn_behind_random_units(Plots& plots, const Options& options) {
  const Runs runs(options, 3);
  Rng rng(options.seed);
  const Trial on_spirals{"spirals",
                         {make_spirals(1000, 0.05, rng), make_spirals(1000, 0.05, rng)},
                         {4, 16, 64, 256},
                         4 * options.epochs};
  try_random_units(on_spirals, runs, plots);
  draw_spiral_regions(plots, on_spirals.data, on_spirals.widths, on_spirals.passes, runs);

  const Trial on_images{"images",
                        load_fashion_mnist(options.data),
                        {64, 256, options.quick ? 512 : 1024},
                        options.epochs};
  const Spread relu = try_random_units(on_images, runs, plots);
  record_score(options, "perceptron on random ReLU units", relu.mean);
}

}  // namespace dl::lesson_04
