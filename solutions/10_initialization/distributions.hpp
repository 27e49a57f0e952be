#pragma once

#include <cmath>
#include <functional>

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl {

/// Ways to fill a weight matrix, row by row (PyTorch: torch.nn.init.zeros_, constant_, ...).

inline void zeros(Matrix& weight) { weight.setZero(); }

inline void constant(Matrix& weight, double value) { weight.setConstant(static_cast<real>(value)); }

/// Each weight gets a number of its own, row by row: one call of draw() for each.
inline void fill(Matrix& weight, const std::function<double()>& draw) {
  // exercise 10.3: each weight gets a number of its own
  // hint: each call of draw() gives another number: how many calls does a matrix need?
  // hint: for (real& value : weight.reshaped<Eigen::RowMajor>()) visits all weights, row by row
  // solution begin
  for (real& value : weight.reshaped<Eigen::RowMajor>()) value = static_cast<real>(draw());
  // solution end
}

/// Uniform in [low, high), but for rounding: mean (low + high) / 2, variance (high - low)² / 12.
inline void uniform(Matrix& weight, double low, double high, Rng& rng) {
  fill(weight, [&] { return rng.uniform(low, high); });
}

/// Normal with mean 0 and a standard deviation.
inline void normal(Matrix& weight, double standard_deviation, Rng& rng) {
  fill(weight, [&] { return rng.normal(0, standard_deviation); });
}

/// Normal with mean 0 and standard deviation 1.
inline void standard_normal(Matrix& weight, Rng& rng) { normal(weight, 1, rng); }

/// The bound for which uniform numbers in [-bound, bound) have this standard deviation.
inline double uniform_bound(double standard_deviation) {
  // exercise 10.4: bounds for a standard deviation
  // hint: the variance of uniform numbers in [-bound, bound) is (2 bound)² / 12
  // solution begin
  return std::sqrt(3.0) * standard_deviation;
  // solution end
}

}  // namespace dl
