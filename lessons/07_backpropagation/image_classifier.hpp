#pragma once

#include <string>
#include <vector>

#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/06_optimizers/schedules.hpp"

namespace dl::lesson_07 {

/// A network, and how its training went.
struct ImageClassifier {
  std::string name;
  Sequential network;
  std::vector<double> losses = {};      ///< mean training loss of each epoch
  std::vector<double> accuracies = {};  ///< test accuracy after each epoch
};

/// Adam under a cosine, both of lesson 06.
inline void train(ImageClassifier& classifier, const TrainTest& data, int epochs, Rng& rng) {
  constexpr std::size_t batch_size = 32;
  constexpr double highest_rate = 1e-3;
  auto& [name, network, losses, accuracies] = classifier;
  const int batches = batch_count(data.train.size(), batch_size);
  Classification objective(network, data.train.x, data.train.y);
  Adam adam(network.parameters(), highest_rate);
  ScheduledSteps steps(adam, highest_rate, cosine_schedule, epochs * batches);
  Progress progress(name, epochs);
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    const auto order = rng.permutation(data.train.size());
    const Pass pass = descend(objective, mini_batches(order, batch_size), [&] { steps.step(); });
    losses.push_back(pass.mean_loss());
    accuracies.push_back(accuracy(predict(network, data.test.x), data.test.y));
    progress.advance();
  }
}

}  // namespace dl::lesson_07
