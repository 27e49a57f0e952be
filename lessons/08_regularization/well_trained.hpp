#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/scoreboard.hpp"
#include "dropout.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// A network with two hidden layers that has learned from all the images.
struct WellTrained {
  std::unique_ptr<Rng> rng;  ///< the network's dropout holds on to it
  Sequential network;

  WellTrained(const Dataset& data, const Cure& cure, int passes, const Rng& start)
      : rng(std::make_unique<Rng>(start)), network(make_network({128, 128}, cure, *rng)) {
    train(network, data.x, data.y, cure, 0.001, passes, *rng);
  }

  /// From now on, a hidden unit is off with probability p in Mode::train.
  void set_dropout(double p) {
    for (const auto& layer : network.layers()) {
      if (auto* dropout = dynamic_cast<Dropout*>(layer.get())) dropout->set_p(p);
    }
  }
};

/// One for each of three runs.
inline std::vector<WellTrained> train_well(const TrainTest& data, const Cure& cure,
                                           const Options& options) {
  const int passes = std::max(1, options.epochs / 10);
  const Runs runs(options, 3);
  Progress progress("all images, " + cure.method, runs.count());
  auto networks =
      runs.each(progress, [&](Rng& rng) { return WellTrained(data.train, cure, passes, rng); });
  record_score(options, cure.method == "dropout" ? "MLP with dropout" : "MLP without dropout",
               accuracy(predict(networks.front().network, data.test.x), data.test.y));
  return networks;
}

}  // namespace dl::lesson_08
