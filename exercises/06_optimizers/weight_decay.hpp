#pragma once

#include "solutions/05_gradient_descent/parameter.hpp"
#include "common/todo.hpp"

namespace dl {

/// Adds the gradient of the L2 penalty (decay / 2) Σ w² to the gradients, before the optimizer sees
/// them. It is what PyTorch's optimizers do with weight_decay; lesson 08 shows why Adam wants
/// another kind.
inline void add_weight_decay(const Parameters& parameters, double decay) {
  // exercise 06.6: a pull towards zero
  todo("06.6");
}

}  // namespace dl
