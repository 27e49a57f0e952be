#pragma once

#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl {

/// Adds the gradient of the L2 penalty (decay / 2) Σ w² to the gradients, before the optimizer sees
/// them. It is what PyTorch's optimizers do with weight_decay; lesson 08 shows why Adam wants
/// another kind.
inline void add_weight_decay(const Parameters& parameters, double decay) {
  // exercise 06.6: a pull towards zero
  // hint: what is the derivative of (decay / 2) w² by w?
  // hint: p->gradient has the gradient of the loss already; p->value are the weights
  // solution begin
  for (auto* p : parameters) p->gradient += static_cast<real>(decay) * p->value;
  // solution end
}

}  // namespace dl
