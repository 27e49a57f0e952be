#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/label_noise.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/runs.hpp"
#include "evaluate.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "split.hpp"

namespace dl::lesson_11 {

/// What a training without a stop leaves, epoch by epoch. Whoever stops earlier sees the same
/// numbers up to there.
struct Trace {
  std::vector<double> training_loss;
  std::vector<double> validation_loss;
  std::vector<double> validation_accuracy;
  std::vector<double> test_accuracy;
};

inline Trace train_without_stop(const Split& data, const Dataset& test, int epochs, Rng& rng) {
  Sequential network;
  network.add<Dense>(data.training.x.cols(), 64, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dense>(64, 10, rng);
  Adam adam(network.parameters(), 0.002);
  Classification objective(network, data.training.x, data.training.y);
  Trace trace;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto order = rng.permutation(data.training.size());
    const auto pass = descend(objective, mini_batches(order, 64), [&] { adam.step(); });
    const auto validation = evaluate(network, data.validation.x, data.validation.y);
    trace.training_loss.push_back(pass.mean_loss());
    trace.validation_loss.push_back(validation.loss);
    trace.validation_accuracy.push_back(validation.accuracy);
    trace.test_accuracy.push_back(evaluate(network, test.x, test.y).accuracy);
  }
  return trace;
}

/// Several trainings on a few images, a share of whose labels is wrong; those of the test images
/// are right.
inline std::vector<Trace> traces(const Options& options, const TrainTest& data, double wrong) {
  const Runs runs(options, 3);
  Progress progress(fmt::format("{:g}% wrong labels", 100 * wrong), runs.count());
  return runs.each(progress, [&](Rng& rng) {
    auto images = few_images(options, data.train, rng);
    for (auto* part : {&images.training, &images.validation}) {
      part->y = with_label_noise(part->y, wrong, part->classes(), rng);
    }
    return train_without_stop(images, data.test, options.epochs, rng);
  });
}

}  // namespace dl::lesson_11
