#pragma once
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "normalization.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {

inline constexpr double check = 1e-6;  // with central differences

/// Away from mean 0 and variance 1, which a normalization would leave as they are.
inline Matrix random(Index rows, Index columns, Rng& rng) {
  return random_matrix(rows, columns, rng, 1, 2);
}

/// How far the gradients are from central differences, for L = Σ y · weights.
inline double gradient_error(Normalization& norm, const Matrix& x, Rng& rng,
                             Mode mode = Mode::train) {
  const Matrix weights = random(x.rows(), x.cols(), rng);
  const auto loss = [&](const Matrix& at) {
    return norm.forward(at, mode).cwiseProduct(weights).sum();
  };
  norm.forward(x, mode);
  const Matrix grad_x = norm.backward(weights);
  const double of_x = dl::gradient_error(loss, x, grad_x);
  // A sum, because a maximum can lose what is not a number.
  return of_x + gradient_check(norm.named_parameters(), [&] { return loss(x); }).error;
}

}  // namespace dl
