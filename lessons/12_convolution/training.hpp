#pragma once

#include <string>

#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/08_regularization/adamw.hpp"
#include "solutions/11_early_stopping/one_cycle.hpp"

namespace dl::lesson_12 {

/// What came of a training.
struct Outcome {
  double test_accuracy = 0;
  double seconds = 0;  ///< of one processor
};

/// AdamW of lesson 08 under lesson 11's one cycle, for so many passes over the training images.
inline Outcome train(const std::string& name, Layer& network, const TrainTest& data, int passes,
                     Rng& rng) {
  constexpr std::size_t batch_size = 32;
  constexpr double highest_rate = 0.003;
  const int steps = passes * batch_count(data.train.size(), batch_size);
  AdamW adam(network.parameters(), highest_rate);
  ScheduledSteps scheduled(adam, highest_rate, one_cycle_schedule, steps);
  Classification objective(network, data.train.x, data.train.y);
  Progress progress(name, steps);
  const double begin = processor_seconds();
  for (int pass = 0; pass < passes; ++pass) {
    const auto order = rng.permutation(data.train.size());
    descend(objective, mini_batches(order, batch_size), [&] {
      scheduled.step();
      progress.advance();
    });
  }
  const double seconds = processor_seconds() - begin;
  return {accuracy(predict(network, data.test.x), data.test.y), seconds};
}

}  // namespace dl::lesson_12
