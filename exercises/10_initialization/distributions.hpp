#pragma once

#include <cmath>

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl {

/// Ways to fill a weight matrix, row by row (PyTorch: torch.nn.init.zeros_, constant_, ...).

inline void zeros(Matrix& weight) { weight.setZero(); }

inline void constant(Matrix& weight, double value) { weight.setConstant(static_cast<real>(value)); }

/// Uniform in [low, high), but for rounding: mean (low + high) / 2, variance (high - low)² / 12.
inline void uniform(Matrix& weight, double low, double high, Rng& rng) {
  // exercise 10.4: every value between two bounds is as likely
  // hint: for (real& value : weight.reshaped<Eigen::RowMajor>()) visits all weights, row by row
  // hint: each weight needs a number of its own: rng.uniform(low, high)
  // solution begin
  for (real& value : weight.reshaped<Eigen::RowMajor>()) {
    value = static_cast<real>(rng.uniform(low, high));
  }
  // solution end
}

/// Normal with mean 0 and a standard deviation.
inline void normal(Matrix& weight, double standard_deviation, Rng& rng) {
  // exercise 10.5: values that lie in a bell around zero
  // hint: rng.normal(mean, standard_deviation); the second is not the variance
  // solution begin
  for (real& value : weight.reshaped<Eigen::RowMajor>()) {
    value = static_cast<real>(rng.normal(0, standard_deviation));
  }
  // solution end
}

/// Normal with mean 0 and standard deviation 1.
inline void standard_normal(Matrix& weight, Rng& rng) { normal(weight, 1, rng); }

/// The bound for which uniform numbers in [-bound, bound) have this standard deviation.
inline double uniform_bound(double standard_deviation) {
  // exercise 10.6: bounds for a standard deviation
  // hint: the variance of uniform numbers in [-bound, bound) is (2 bound)² / 12
  // solution begin
  return std::sqrt(3.0) * standard_deviation;
  // solution end
}

}  // namespace dl
