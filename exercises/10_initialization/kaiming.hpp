#pragma once

#include "distributions.hpp"
#include "fans.hpp"
#include "gain.hpp"
#include "common/todo.hpp"

namespace dl {

/// The standard deviation for W [in, out] that keeps the signal's size in the forward pass
/// (Fan::in) or the gradient's in the backward pass (Fan::out), where a sum has `fan` products
/// (He and others 2015, equations 10 and 14).
inline double kaiming_std(const Matrix& weight, Fan fan, double gain) {
  // exercise 10.8: He, for one of the two passes
  todo("10.8");
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
