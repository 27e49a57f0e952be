#pragma once

#include <set>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "dropout.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// How often a unit was in one state, and how often it got no gradient then.
struct UnitCount {
  int all = 0;
  int without_gradient = 0;
};

/// What was seen of dropped units, one image after the other.
struct Seen {
  UnitCount off, on;
  std::set<std::vector<real>> networks;  ///< each as its mask
};

/// Looks at the gradients of one image at a time.
inline void watch_units(const Dataset& data, Index units, Index images, Rng& rng, Seen& seen) {
  Sequential network;
  const auto& hidden = network.add<Dense>(data.x.cols(), units, rng);
  network.add<ActivationLayer>(Activation::tanh);
  const auto& dropout = network.add<Dropout>(0.5, rng);
  network.add<Dense>(units, classes, rng);
  Classification objective(network, data.x, data.y);
  for (Index i = 0; i < images; ++i) {
    objective.gradient(Batch(&i, 1));
    const auto& mask = dropout.mask();
    seen.networks.emplace(mask.data(), mask.data() + mask.size());
    for (Index unit = 0; unit < units; ++unit) {
      auto& count = mask(0, unit) > 0 ? seen.on : seen.off;
      ++count.all;
      count.without_gradient += hidden.weight.gradient.col(unit).isZero(0);
    }
  }
}

/// With half of the units off: who gets a gradient, and how many networks are there?
inline void look_at_dropped_units(const Dataset& data, const Options& options) {
  constexpr Index units = 64;
  constexpr Index images = 100;
  const Runs runs(options);
  Seen seen;
  for (int run = 0; run < runs.count(); ++run) {
    Rng rng = runs.rng(run);
    watch_units(data, units, images, rng, seen);
  }
  fmt::print(
      "\nDropout 0.5 on {} tanh units, {} steps of one image: {} of {} units that were off got "
      "no gradient, and {} of {} that were on. {} different networks took the {} steps.\n",
      units, images * runs.count(), seen.off.without_gradient, seen.off.all,
      seen.on.without_gradient, seen.on.all, seen.networks.size(), images * runs.count());
}

}  // namespace dl::lesson_08
