#pragma once

#include <algorithm>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "layerwise_rates.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/schedules.hpp"
#include "solutions/07_backpropagation/classification.hpp"

namespace dl::lesson_13 {

/// Adam's learning rates.
inline constexpr double pretraining_rate = 3e-3;
inline constexpr double scratch_rate = 3e-3;  ///< the better one of 1e-3 and 3e-3
inline constexpr double head_rate = 3e-3;
inline constexpr double low_rate = 1e-3;       ///< for all layers of a pre-trained network
inline constexpr double highest_rate = 3e-3;   ///< of its head, when each layer has its own
inline constexpr double rate_decay = 1 / 2.6;  ///< from layer to layer (Howard and Ruder 2018)

/// How long a training is.
struct Recipe {
  int steps = 0;
  Index batch_size = 0;
};

/// Adam at these rates, one for each group, along lesson 06's cosine. The samples come in a new
/// order in each pass.
inline void train(Layer& network, const std::vector<Parameters>& groups,
                  const std::vector<double>& rates, const Matrix& x, const Labels& y,
                  const Recipe& recipe, Rng& rng) {
  Classification objective(network, x, y);
  ParameterGroups<Adam> optimizer(groups, rates);
  for (int step = 0; step < recipe.steps;) {
    const auto order = rng.permutation(x.rows());
    for (const Batch batch : mini_batches(order, static_cast<std::size_t>(recipe.batch_size))) {
      if (step == recipe.steps) break;
      objective.gradient(batch);
      optimizer.step(cosine_schedule(step++, recipe.steps));
    }
  }
}

/// All that is not frozen, at one rate.
inline void train(Layer& network, double rate, const Dataset& data, const Recipe& recipe,
                  Rng& rng) {
  train(network, {network.parameters()}, {rate}, data.x, data.y, recipe, rng);
}

/// In pieces so small that what the layers give out stays in the cache.
inline double test_accuracy(Layer& network, const Dataset& data) {
  Labels predicted;
  Matrix x;
  const auto all = indices(data.size());
  for (const Batch piece : mini_batches(all, 50)) {
    gather(data.x, piece, x);
    const Labels found = argmax(network.forward(x, Mode::eval));
    predicted.insert(predicted.end(), found.begin(), found.end());
  }
  return accuracy(predicted, data.y);
}

}  // namespace dl::lesson_13
