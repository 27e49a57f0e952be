#pragma once

#include <limits>
#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/rng.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/06_optimizers/schedules.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl::lesson_09 {

/// How a training is done.
struct Recipe {
  double learning_rate = 0.1;  ///< at the first step; from there half a cosine leads down to 0
  Index batch_size = 32;
  int passes = 5;

  /// In all passes over so many samples; the last batch of a pass may be a smaller one.
  int steps(Index samples) const { return passes * batch_count(samples, batch_size); }
};

/// What came of a training.
struct Outcome {
  std::vector<double> losses;  ///< mean training loss of each pass, infinite from a divergence on
  double loss = 0;             ///< that of the last pass
  double test_accuracy = 0;
};

/// Mini-batch gradient descent.
inline Outcome train(Sequential& network, const TrainTest& data, const Recipe& recipe, Rng& rng) {
  Outcome outcome;
  Sgd sgd(network.parameters(), recipe.learning_rate);
  ScheduledSteps steps(sgd, recipe.learning_rate, cosine_schedule, recipe.steps(data.train.size()));
  Classification objective(network, data.train.x, data.train.y);
  for (int pass = 0; pass < recipe.passes; ++pass) {
    const auto order = rng.permutation(data.train.size());
    const auto result =
        descend(objective, mini_batches(order, recipe.batch_size), [&] { steps.step(); });
    if (result.diverged) break;
    outcome.losses.push_back(result.mean_loss());
  }
  outcome.losses.resize(recipe.passes, std::numeric_limits<double>::infinity());
  outcome.loss = outcome.losses.back();
  outcome.test_accuracy = accuracy(predict(network, data.test.x), data.test.y);
  return outcome;
}

}  // namespace dl::lesson_09
