#pragma once

#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
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
};

/// Fifty steps of mini-batch descent.
inline FirstSteps first_steps(Activation activation, const Fill& fill, const Dataset& data,
                              Rng& rng) {
  auto network = deep_network(widths_for(data, 2, 64), activation, fill, rng);
  const auto parameters = network.parameters();  // W1 b1 W2 b2 W3 b3
  const auto length = [&](std::size_t i) -> double { return parameters[i]->gradient.norm(); };
  const auto& layer_2 = parameters[2]->value;
  Classification objective(network, data.x, data.y);
  const auto order = rng.permutation(data.size());
  const auto batches = mini_batches(order, 32);

  FirstSteps result;
  objective.gradient(batches[0]);
  result.hidden_gradient = std::hypot(length(0), length(2));
  result.last_gradient = length(4);
  result.bias_gradient = length(5);

  const Matrix before = layer_2;
  for (std::size_t step = 0; step < 50; ++step) {
    objective.gradient(batches[step % batches.size()]);
    gradient_step(parameters, real(0.1));
  }
  result.moved = (layer_2 - before).cwiseAbs().maxCoeff();
  result.different = static_cast<double>(different_units(layer_2));
  return result;
}

/// Do units that begin with equal weights ever come to differ? What reaches the weights in the
/// first step, and what fifty make of them.
inline void equal_weights(const Options& options, const Dataset& data) {
  const Runs runs(options);
  fmt::print(
      "Two hidden layers of 64 units: the length of the first gradient, and what 50 steps of "
      "descent make of the units ({} runs):\n\n",
      runs.count());
  Table table({"activation", "weights", "gradient: hidden weights", "last weights", "last bias",
               "moved by, layer 2", "different units, layer 2"});
  for (const auto activation : three_activations) {
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
    }
  }
  table.print();
}

}  // namespace dl::lesson_10
