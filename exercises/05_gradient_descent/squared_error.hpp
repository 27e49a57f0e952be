#pragma once

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// Mean squared error over all entries, L = (1/N) Σ (y_hat - y)², and its gradient dL/dy_hat.
/// y_hat, y and grad [batch, outputs], N = batch · outputs (PyTorch: MSELoss).
inline double squared_error(const Matrix& y_hat, const Matrix& y, Matrix& grad) {
  // exercise 05.1: squared error and its gradient
  todo("05.1");
}

}  // namespace dl
