#pragma once

#include <cmath>

#include "common/rng.hpp"
#include "mlp.hpp"

namespace dl::lesson_04 {

/// Weights and biases from a normal distribution. With `gain` 1 the weighted sums of a unit vary
/// about as much as one of its inputs.
inline MlpLayer random_layer(Index in, Index out, Activation activation, double gain, Rng& rng) {
  const double scale = gain / std::sqrt(static_cast<double>(in));
  return {random_matrix(in, out, rng, 0, scale), random_matrix(1, out, rng), activation};
}

}  // namespace dl::lesson_04
