#pragma once

#include "solutions/05_gradient_descent/parameter.hpp"
#include "common/todo.hpp"

namespace dl {

/// What large weights add to the loss: (decay / 2) Σ w², over all parameters (Hoerl and Kennard
/// 1970; Krogh and Hertz 1992, equation 1). Its gradient is lesson 06's add_weight_decay().
inline double l2_penalty(const Parameters& parameters, double decay) {
  // exercise 08.3: the price of large weights
  todo("08.3");
}

}  // namespace dl
