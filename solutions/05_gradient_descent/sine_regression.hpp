#pragma once

#include <cmath>

#include "batches.hpp"
#include "parameter.hpp"

namespace dl {

/// Mean squared error of y_hat = sin(w x + b): two parameters, and a loss with many valleys. For
/// descend(), as LinearRegression is. x and y [n, 1]; both must outlive it.
class SineRegression {
 public:
  /// `place` [1, 2] holds w and b.
  SineRegression(Parameter& place, const Matrix& x, const Matrix& y)
      : place_(place), x_(x), y_(y) {}

  /// By the chain rule dL/dw = (2/n) Σ (y_hat - y) cos(w x + b) x, and the same without x for b.
  double gradient(Batch batch) {
    const real w = place_.value(0, 0);
    const real b = place_.value(0, 1);
    real loss = 0;
    place_.gradient.setZero();
    for (const Index i : batch) {
      const real angle = w * x_(i, 0) + b;
      const real error = std::sin(angle) - y_(i, 0);
      const real slope = 2 * error * std::cos(angle);
      loss += error * error;
      place_.gradient(0, 0) += slope * x_(i, 0);
      place_.gradient(0, 1) += slope;
    }
    const auto n = static_cast<real>(batch.size());
    place_.gradient /= n;
    return loss / n;
  }

 private:
  Parameter& place_;
  const Matrix& x_;
  const Matrix& y_;
};

}  // namespace dl
