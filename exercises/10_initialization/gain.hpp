#pragma once

#include <cmath>
#include <stdexcept>

#include "solutions/04_mlp/activations.hpp"
#include "common/todo.hpp"

namespace dl {

/// What the weights have to make up for, because the activation behind them shrinks the signal
/// (PyTorch: torch.nn.init.calculate_gain):
///   identity, sigmoid  1              relu        √2
///   tanh               5/3            leaky_relu  √(2 / (1 + slope²)), slope = leaky_slope
/// √2: ReLU sets half of the sums to zero (He and others 2015, equation 10); with a slope, equation
/// 15. 5/3 comes from practice. Throws std::invalid_argument for the others, as PyTorch does.
inline double gain(Activation activation) {
  // exercise 10.3: what each activation costs
  todo("10.3");
}

}  // namespace dl
