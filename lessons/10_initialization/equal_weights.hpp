#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "symmetry.hpp"

namespace dl::lesson_10 {

/// What the first steps make of a network with two hidden layers.
struct FirstSteps {
  double hidden_gradient = 0;  ///< the length of the first gradient of the hidden weights,
  double last_gradient = 0;    ///< of the last weights,
  double bias_gradient = 0;    ///< and of the last bias
  double moved = 0;            ///< how far the weights of layer 2 have gone at most
  double different = 0;        ///< the units of layer 2 that are not copies of others
  Matrix change;               ///< what has been added to the weights of layer 1
};

/// Fifty steps of mini-batch descent.
inline FirstSteps first_steps(Activation activation, const Fill& fill, const Dataset& data,
                              Rng& rng) {
  auto network = deep_network(widths_for(data, 2, 64), activation, fill, rng);
  const auto parameters = network.parameters();  // W1 b1 W2 b2 W3 b3
  const auto length = [&](std::size_t i) -> double { return parameters[i]->gradient.norm(); };
  const auto& layer_1 = parameters[0]->value;
  const auto& layer_2 = parameters[2]->value;
  Classification objective(network, data.x, data.y);
  const auto order = rng.permutation(data.size());
  const auto batches = mini_batches(order, 32);

  FirstSteps result;
  objective.gradient(batches[0]);
  result.hidden_gradient = std::hypot(length(0), length(2));
  result.last_gradient = length(4);
  result.bias_gradient = length(5);

  const Matrix before_1 = layer_1;
  const Matrix before_2 = layer_2;
  for (std::size_t step = 0; step < 50; ++step) {
    objective.gradient(batches[step % batches.size()]);
    gradient_step(parameters, real(0.1));
  }
  result.moved = (layer_2 - before_2).cwiseAbs().maxCoeff();
  result.different = static_cast<double>(different_units(layer_2));
  result.change = layer_1 - before_1;
  return result;
}

/// What 50 steps have added to the first layer's weights, as pictures, for the first units.
inline void plot_changes(Plots& plots, const ImageShape& shape, const FirstSteps& equal,
                         const FirstSteps& different) {
  constexpr Index shown = 4;
  std::vector<Picture> pictures;
  const auto row = [&](const std::string& name, const Matrix& change) {
    for (Index unit = 0; unit < shown; ++unit) {
      pictures.push_back(
          {.pixels = change.col(unit).reshaped<Eigen::RowMajor>(shape.height, shape.width),
           .caption = fmt::format("{}, unit {}", name, unit + 1)});
    }
  };
  row("equal", equal.change);
  row("Xavier", different.change);
  plots.images("equal_units",
               {fmt::format("Added in 50 steps: of 64 tanh units {:.0f} different with equal "
                            "weights, {:.0f} with Xavier",
                            equal.different, different.different)},
               pictures, static_cast<int>(shown),
               {.ink = Ink::signed_, .negative = "less", .positive = "more"});
}

/// Do units that begin with equal weights ever come to differ? What reaches the weights in the
/// first step, and what fifty make of them. Returns the most different units that came of equal
/// weights.
inline double equal_weights(Plots& plots, const Options& options, const Dataset& data) {
  const Runs runs(options, 3);
  fmt::print(
      "Two hidden layers of 64 units: the length of the first gradient, and what 50 steps of "
      "descent make of the units ({} runs):\n\n",
      runs.count());
  Table table({"activation", "weights", "gradient: hidden weights", "last weights", "last bias",
               "moved by, layer 2", "different units, layer 2"});
  double most = 0;
  std::vector<FirstSteps> of_tanh;
  for (const auto activation : three_activations) {
    std::vector<FirstSteps> first_runs;
    for (const auto& initialization : {all_zeros, all_equal, xavier}) {
      const auto walk = [&](Rng& rng) {
        return first_steps(activation, initialization.fill, data, rng);
      };
      const auto results = runs.each(walk);
      const auto range = [&](double FirstSteps::*number) {
        return range_text(of_each(results, number));
      };
      table.row({name_of(activation), initialization.name, range(&FirstSteps::hidden_gradient),
                 range(&FirstSteps::last_gradient), range(&FirstSteps::bias_gradient),
                 range(&FirstSteps::moved), range(&FirstSteps::different)});
      first_runs.push_back(results.front());
      if (initialization.name == xavier.name) continue;
      most = std::max(most, Spread(of_each(results, &FirstSteps::different)).high);
    }
    if (activation == Activation::tanh) of_tanh = first_runs;
  }
  table.print();
  plot_changes(plots, data.shape, of_tanh[1], of_tanh[2]);
  return most;
}

}  // namespace dl::lesson_10
