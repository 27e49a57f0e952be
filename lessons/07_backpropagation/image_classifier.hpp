#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "networks.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/06_optimizers/schedules.hpp"

namespace dl::lesson_07 {

/// Loss and accuracy on some images, after each epoch.
struct History {
  std::vector<double> loss = {};
  std::vector<double> accuracy = {};

  void add(Sequential& network, const Dataset& images) {
    const Matrix& logits = network.forward(images.x, Mode::eval);
    Matrix unused;
    loss.push_back(cross_entropy(logits, images.y, unused));
    accuracy.push_back(dl::accuracy(argmax(logits), images.y));
  }
};

/// A network, and how its training went.
struct ImageClassifier {
  Sequential network;
  History training = {};  ///< on as many training images as there are for the test
  History test = {};
};

/// Adam under a cosine, both of lesson 06.
inline ImageClassifier train(Sequential network, const TrainTest& data, int epochs, Rng& rng) {
  constexpr std::size_t batch_size = 32;
  constexpr double highest_rate = 1e-3;
  ImageClassifier classifier{std::move(network)};
  const int batches = batch_count(data.train.size(), batch_size);
  const Dataset training = first_samples(data.train, data.test.size());
  Classification objective(classifier.network, data.train.x, data.train.y);
  Adam adam(classifier.network.parameters(), highest_rate);
  ScheduledSteps steps(adam, highest_rate, cosine_schedule, epochs * batches);
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    const auto order = rng.permutation(data.train.size());
    descend(objective, mini_batches(order, batch_size), [&] { steps.step(); });
    classifier.training.add(classifier.network, training);
    classifier.test.add(classifier.network, data.test);
  }
  return classifier;
}

/// One network trained from several random starts.
struct Contender {
  std::string name;
  std::vector<ImageClassifier> runs = {};

  Spread last(History ImageClassifier::*images, std::vector<double> History::*quantity) const {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back((run.*images.*quantity).back());
    return Spread(values);
  }
  std::vector<std::vector<double>> accuracies(History ImageClassifier::*images) const {
    std::vector<std::vector<double>> all;
    for (const auto& run : runs) all.push_back((run.*images).accuracy);
    return all;
  }
};

inline Contender train_from_several_starts(const std::string& name,
                                           const std::vector<Index>& widths, const TrainTest& data,
                                           const Options& options) {
  const Runs runs(options, 3, 1);
  Progress progress(name, runs.count());
  return {name, runs.each(progress, [&](Rng& rng) {
            return train(make_network(widths, rng), data, options.epochs, rng);
          })};
}

}  // namespace dl::lesson_07
