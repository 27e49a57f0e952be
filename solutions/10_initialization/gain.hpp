#pragma once

#include <cmath>
#include <stdexcept>

#include "solutions/04_mlp/activations.hpp"

namespace dl {

/// What the weights have to make up for, because the activation behind them shrinks the signal
/// (PyTorch: torch.nn.init.calculate_gain):
///   identity, sigmoid  1              relu        √2
///   tanh               5/3            leaky_relu  √(2 / (1 + slope²)), slope = leaky_slope
/// √2: ReLU sets half of the sums to zero (He and others 2015, equation 10); with a slope, equation
/// 15. 5/3 comes from practice. Throws std::invalid_argument for the others, as PyTorch does.
inline double gain(Activation activation) {
  // exercise 10.3: what each activation costs
  // hint: ReLU keeps half of the mean square, so the weights need twice the variance: gain √2
  // hint: leaky ReLU keeps (1 + slope²) / 2 of it
  // solution begin
  switch (activation) {
    case Activation::identity:
    case Activation::sigmoid: return 1;
    case Activation::tanh: return 5.0 / 3;
    case Activation::relu: return std::sqrt(2.0);
    case Activation::leaky_relu: return std::sqrt(2 / (1 + double{leaky_slope} * leaky_slope));
    default:
      throw std::invalid_argument(std::string("no gain is known for ") + name_of(activation));
  }
  // solution end
}

}  // namespace dl
