#pragma once
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {

/// How far dL/dx is from central differences, for L = Σ y · weights.
inline double input_gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix weights = random_matrix(y.rows(), y.cols(), rng, 1, 2);
  const Matrix grad_x = layer.input_gradient(weights);
  const auto loss = [&](const Matrix& at) {
    return layer.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  return gradient_error(loss, x, grad_x);
}

/// The same for the parameters.
inline double parameter_gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix weights = random_matrix(y.rows(), y.cols(), rng, 1, 2);
  layer.parameter_gradients(weights);
  const auto loss = [&] { return layer.forward(x, Mode::train).cwiseProduct(weights).sum(); };
  return gradient_check(layer.named_parameters(), loss).error;
}

}  // namespace dl
