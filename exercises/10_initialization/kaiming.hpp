#pragma once

#include "distributions.hpp"
#include "fans.hpp"
#include "gain.hpp"
#include "common/todo.hpp"

namespace dl {

/// The standard deviation for W [in, out] that keeps the signal's size in the forward pass
/// (Fan::in) or the gradient's in the backward pass (Fan::out), where a sum has as many products as
/// fan(weight, which) says (He and others 2015, equations 10 and 14).
inline double kaiming_std(const Matrix& weight, Fan which, double gain) {
  // exercise 10.6: He, for one of the two passes
  todo("10.6");
}

/// Uniform within ±gain · √(3 / fan).
inline void kaiming_uniform(Matrix& weight, Rng& rng, Fan which = Fan::in,
                            double gain = dl::gain(Activation::relu)) {
  const double bound = uniform_bound(kaiming_std(weight, which, gain));
  uniform(weight, -bound, bound, rng);
}

inline void kaiming_normal(Matrix& weight, Rng& rng, Fan which = Fan::in,
                           double gain = dl::gain(Activation::relu)) {
  normal(weight, kaiming_std(weight, which, gain), rng);
}

}  // namespace dl
