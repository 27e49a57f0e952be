#pragma once

#include "distributions.hpp"
#include "fans.hpp"
#include "gain.hpp"

namespace dl {

/// The standard deviation for W [in, out] that keeps the signal's size in the forward pass
/// (Fan::in) or the gradient's in the backward pass (Fan::out), where a sum has `fan` products
/// (He and others 2015, equations 10 and 14).
inline double kaiming_std(const Matrix& weight, Fan fan, double gain) {
  // exercise 10.8: He, for one of the two passes
  // hint: of `fan` products with independent weights the sum has `fan` times the variance: what must a weight's be, to give 1?
  // hint: the gain multiplies the standard deviation; with ReLU's the variance is 2 / fan
  // solution begin
  const Index count = fan == Fan::in ? fan_in(weight) : fan_out(weight);
  return gain / std::sqrt(static_cast<double>(count));
  // solution end
}

/// Uniform within ±gain · √(3 / fan).
inline void kaiming_uniform(Matrix& weight, Rng& rng, Fan fan = Fan::in,
                            double gain = dl::gain(Activation::relu)) {
  const double bound = uniform_bound(kaiming_std(weight, fan, gain));
  uniform(weight, -bound, bound, rng);
}

inline void kaiming_normal(Matrix& weight, Rng& rng, Fan fan = Fan::in,
                           double gain = dl::gain(Activation::relu)) {
  normal(weight, kaiming_std(weight, fan, gain), rng);
}

}  // namespace dl
