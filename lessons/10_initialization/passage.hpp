#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/dataset.hpp"
#include "common/runs.hpp"
#include "flat.hpp"
#include "initializations.hpp"
#include "signals.hpp"

namespace dl::lesson_10 {

/// How strong the signals in the hidden layers of one network are, forward and backward. A factor
/// is that of the variance from one layer to the next.
struct Strength {
  std::vector<double> activations;  ///< the variance in each layer
  std::vector<double> gradients;    ///< that of dL/d(weighted sums)
  double sums = 0;                  ///< the deviation of the weighted sums in the last layer
  double last_over_first = 0;       ///< the variance of the activations, last layer over first
  double forward = 0;               ///< the activations' factor
  double backward = 0;              ///< the gradients' factor
  double flat = 0;                  ///< the share of activations where the slope is next to nothing

  bool has_signal() const { return activations.back() > 0; }

  /// With equal weights to every class the errors of the classes cancel: only rounding comes back.
  bool has_gradient() const { return gradients.back() > 1e-20; }
};

inline std::vector<double> variances(const std::vector<Matrix>& layers) {
  std::vector<double> result;
  for (const auto& layer : layers) result.push_back(variance(layer));
  return result;
}

/// The factor from layer to layer that leads from one variance to another.
inline double factor_per_layer(double from, double to, std::size_t layers) {
  return std::pow(to / from, 1 / static_cast<double>(layers - 1));
}

inline Strength strength_of(const Signals& seen, Activation activation) {
  Strength strength;
  strength.activations = variances(seen.activations);
  strength.gradients = variances(seen.gradients);
  strength.sums = std::sqrt(variance(seen.sums.back()));
  const double first = strength.activations.front();
  const double last = strength.activations.back();
  strength.last_over_first = last / first;
  const auto layers = strength.activations.size();
  strength.forward = factor_per_layer(first, last, layers);
  strength.backward =
      factor_per_layer(strength.gradients.back(), strength.gradients.front(), layers);
  strength.flat = flat_share(activation, seen.activations);
  return strength;
}

/// What comes of the signals in the networks of one initialization.
struct Passage {
  std::string name;
  Style style;
  std::vector<Strength> runs;
  Signals first_run;

  std::vector<Strength> runs_with_signal() const { return runs_that(&Strength::has_signal); }
  std::vector<Strength> runs_with_gradient() const { return runs_that(&Strength::has_gradient); }

 private:
  std::vector<Strength> runs_that(bool (Strength::*hold)() const) const {
    std::vector<Strength> some;
    std::ranges::copy_if(runs, std::back_inserter(some), hold);
    return some;
  }
};

/// One forward and one backward pass of the data, through a network of each run's own.
inline Passage passage_through(const std::vector<Index>& widths, Activation activation,
                               const Initialization& initialization, const Dataset& data,
                               const Runs& runs) {
  Passage passage;
  passage.name = initialization.name;
  passage.style = initialization.style;
  passage.runs = runs.each([&](Rng& rng) {
    auto network = deep_network(widths, activation, initialization.fill, rng);
    auto seen = signals(network, data.x, data.y);
    auto strength = strength_of(seen, activation);
    if (passage.first_run.activations.empty()) passage.first_run = std::move(seen);
    return strength;
  });
  return passage;
}

}  // namespace dl::lesson_10
