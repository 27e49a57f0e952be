#pragma once

#include <cmath>
#include <stdexcept>

#include "solutions/04_mlp/activations.hpp"
#include "common/todo.hpp"

namespace dl {

/// What the weights have to make up for, because the activation behind them shrinks the signal
/// (PyTorch: torch.nn.init.calculate_gain):
///   identity, sigmoid = 1,   tanh = 5/3
/// 5/3 comes from practice. For relu and leaky_relu, with the slope leaky_slope, it follows from
/// what they leave of the mean square of sums that are as often below zero as above (He and others
/// 2015, equations 10 and 15). Throws std::invalid_argument for the others, as PyTorch does.
inline double gain(Activation activation) {
  // exercise 10.2: what each activation costs
  todo("10.2");
}

}  // namespace dl
