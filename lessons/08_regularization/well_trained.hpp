#pragma once

#include <memory>

#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl {

/// A network with two hidden layers that has learned from all the images.
struct WellTrained {
  Rng rng;
  Sequential network;

  WellTrained(const Dataset& data, const Cure& cure, int passes, std::uint64_t seed)
      : rng(seed), network(make_network({128, 128}, cure, rng)) {
    train(network, data.x, data.y, cure, 0.001, passes, rng, [](int) {});
  }
  // The network's dropout holds on to the random numbers.
  WellTrained(const WellTrained&) = delete;
  WellTrained& operator=(const WellTrained&) = delete;

  /// From now on, a hidden unit is off with probability p in Mode::train.
  void set_dropout(double p) {
    for (const auto& layer : network.layers()) {
      if (auto* dropout = dynamic_cast<Dropout*>(layer.get())) dropout->set_p(p);
    }
  }
};

/// One for each run.
using WellTrainedOnes = std::vector<std::unique_ptr<WellTrained>>;

}  // namespace dl
