#pragma once
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {

inline Matrix random(Index rows, Index columns, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  return random_matrix(rows, columns, rng);
}

/// How far the gradients are from central differences, for L = Σ y · weights.
inline double gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix weights = random_matrix(x.rows(), x.cols(), rng);
  const auto loss = [&](const Matrix& at) {
    return layer.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.backward(weights);
  const double of_x = dl::gradient_error(loss, x, grad_x);
  // A sum, because a maximum can lose what is not a number.
  return of_x + gradient_check(layer.named_parameters(), [&] { return loss(x); }).error;
}

}  // namespace dl
