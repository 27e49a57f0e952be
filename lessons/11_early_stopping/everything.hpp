#pragma once

#include <cstdint>
#include <vector>

#include "common/dataset.hpp"
#include "evaluate.hpp"
#include "fit.hpp"
#include "one_cycle.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/08_regularization/adamw.hpp"
#include "solutions/08_regularization/dropout.hpp"
#include "solutions/09_normalization/batch_norm.hpp"
#include "solutions/10_initialization/kaiming.hpp"

namespace dl::lesson_11 {

/// All that the lessons up to here have brought, in one network. `widths` begins with the inputs
/// and ends with the classes.
inline Sequential network_with_everything(const std::vector<Index>& widths, double dropout,
                                          Rng& rng) {
  Sequential network;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    auto& dense = network.add<Dense>(widths[i - 1], widths[i], rng);
    kaiming_normal(dense.weight.value, rng);
    dense.bias.value.setZero();
    if (i + 1 == widths.size()) break;
    network.add<BatchNorm>(features(widths[i]));
    network.add<ActivationLayer>(Activation::relu);
    network.add<Dropout>(dropout, rng);
  }
  return network;
}

/// One training and everything that belongs to it. It can be left and taken up again.
struct Everything {
  static constexpr std::size_t batch_size = 128;
  static constexpr double highest_rate = 0.002;

  Rng rng;
  Sequential network;
  AdamW optimizer;
  Training training;

  Everything(const std::vector<Index>& widths, std::uint64_t seed)
      : rng(seed),
        network(network_with_everything(widths, /*dropout=*/0.3, rng)),
        optimizer(network.parameters(), highest_rate, /*decay=*/0.01),
        training(network, optimizer, rng) {}

  double accuracy(const Dataset& data) { return evaluate(network, data.x, data.y).accuracy; }

  /// Trains up to epoch `until` of the `epochs` that the one-cycle schedule is made for. Keeps the
  /// weights with the highest metric, but stops for nothing before the rate has come down.
  template <typename Validate, typename AfterEpoch>
  EarlyStopping train(const Dataset& samples, Validate validate, int until, int epochs,
                      AfterEpoch after_epoch) {
    Classification objective(network, samples.x, samples.y);
    const auto pass = [&](int epoch) {
      const auto order = rng.permutation(samples.size());
      const auto batches = mini_batches(order, batch_size);
      const auto steps_an_epoch = static_cast<int>(batches.size());
      ScheduledSteps steps(optimizer, highest_rate, one_cycle_schedule, epochs * steps_an_epoch,
                           /*first=*/epoch * steps_an_epoch);
      return descend(objective, batches, [&] { steps.step(); }).mean_loss();
    };
    return fit(training, EarlyStopping(epochs, 0, Goal::maximize), until, pass, validate,
               after_epoch);
  }
};

}  // namespace dl::lesson_11
