#pragma once

#include <cmath>
#include <vector>

#include "solutions/04_mlp/activations.hpp"

namespace dl::lesson_10 {

/// Whether an output lies where the activation is flat: its slope there is below 0.01 (sigmoid),
/// 0.02 (tanh) or 0 (ReLU).
inline bool is_flat(Activation activation, real y) {
  switch (activation) {
    case Activation::sigmoid: return y < real(0.01) || y > real(0.99);
    case Activation::tanh: return std::abs(y) > real(0.99);
    default: return y == 0;
  }
}

/// The share of flat outputs in all layers together.
inline double flat_share(Activation activation, const std::vector<Matrix>& layers) {
  Index flat = 0;
  Index all = 0;
  for (const auto& layer : layers) {
    flat += layer.unaryExpr([&](real y) { return is_flat(activation, y); }).count();
    all += layer.size();
  }
  return static_cast<double>(flat) / static_cast<double>(all);
}

}  // namespace dl::lesson_10
