#pragma once

#include "distributions.hpp"
#include "fans.hpp"

namespace dl {

/// The standard deviation for W [in, out], `gain` times that of a compromise: the forward pass
/// wants the variance 1 / fan_in, the backward pass 1 / fan_out, and it is one over the mean of the
/// two fans (Glorot and Bengio 2010, equation 12).
inline double xavier_std(const Matrix& weight, double gain = 1) {
  // exercise 10.5: Xavier, between the forward and the backward pass
  // hint: the gain multiplies the standard deviation, not the variance
  // hint: fans are whole numbers: divide doubles
  // solution begin
  return gain * std::sqrt(2 / static_cast<double>(fan_in(weight) + fan_out(weight)));
  // solution end
}

/// Uniform within ±gain · √6 / √(fan_in + fan_out) (Glorot and Bengio 2010, equation 16).
inline void xavier_uniform(Matrix& weight, Rng& rng, double gain = 1) {
  const double bound = uniform_bound(xavier_std(weight, gain));
  uniform(weight, -bound, bound, rng);
}

inline void xavier_normal(Matrix& weight, Rng& rng, double gain = 1) {
  normal(weight, xavier_std(weight, gain), rng);
}

}  // namespace dl
