#pragma once

#include <cmath>
#include <stdexcept>

#include "solutions/04_mlp/activations.hpp"

namespace dl {

/// What the weights have to make up for, because the activation behind them shrinks the signal
/// (PyTorch: torch.nn.init.calculate_gain):
///   identity, sigmoid = 1,   tanh = 5/3
/// 5/3 comes from practice. For relu and leaky_relu, with the slope leaky_slope, it follows from
/// what they leave of the mean square of sums that are as often below zero as above (He and others
/// 2015, equations 10 and 15). Throws std::invalid_argument for the others, as PyTorch does.
inline double gain(Activation activation) {
  // exercise 10.2: what each activation costs
  // hint: ReLU sets half of the sums to zero: by how much must the weights' variance grow? Their deviation?
  // hint: a sum below zero comes out slope times as large, its square slope² times: leaky ReLU keeps (1 + slope²) / 2
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
