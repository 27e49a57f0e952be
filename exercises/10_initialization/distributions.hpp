#pragma once

#include <cmath>

#include "common/matrix.hpp"
#include "common/rng.hpp"
#include "common/todo.hpp"

namespace dl {

/// Ways to fill a weight matrix, row by row (PyTorch: torch.nn.init.zeros_, constant_, ...).

inline void zeros(Matrix& weight) { weight.setZero(); }

inline void constant(Matrix& weight, double value) { weight.setConstant(static_cast<real>(value)); }

/// Uniform in [low, high), but for rounding: mean (low + high) / 2, variance (high - low)² / 12.
inline void uniform(Matrix& weight, double low, double high, Rng& rng) {
  // exercise 10.4: every value between two bounds is as likely
  todo("10.4");
}

/// Normal with mean 0 and a standard deviation.
inline void normal(Matrix& weight, double standard_deviation, Rng& rng) {
  // exercise 10.5: values that lie in a bell around zero
  todo("10.5");
}

/// Normal with mean 0 and standard deviation 1.
inline void standard_normal(Matrix& weight, Rng& rng) { normal(weight, 1, rng); }

/// The bound for which uniform numbers in [-bound, bound) have this standard deviation.
inline double uniform_bound(double standard_deviation) {
  // exercise 10.6: bounds for a standard deviation
  todo("10.6");
}

}  // namespace dl
