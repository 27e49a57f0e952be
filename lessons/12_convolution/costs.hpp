#pragma once

#include "networks.hpp"

namespace dl::lesson_12 {

/// What one layer takes.
struct Cost {
  Index parameters = 0;
  Index multiplications = 0;  ///< for one sample, forward
};

/// A weight of a convolution multiplies at every place of its window.
inline Cost cost_of(const Convolution& layer) {
  const Index weights = layer.weight.value.size();
  const auto& out = layer.output_shape();
  return {weights + layer.bias.value.size(), weights * out.height * out.width};
}

/// A weight of a dense layer multiplies once.
inline Cost cost_of(const Dense& layer) {
  const Index weights = layer.weight.value.size();
  return {weights + layer.bias.value.size(), weights};
}

/// Of all layers that have weights, in networks of networks too.
inline Cost cost_of(const Sequential& network) {
  Cost sum;
  const auto add = [&](const Cost& cost) {
    sum.parameters += cost.parameters;
    sum.multiplications += cost.multiplications;
  };
  for (const auto& layer : network.layers()) {
    if (const auto* part = dynamic_cast<const Sequential*>(layer.get())) add(cost_of(*part));
    if (const auto* part = dynamic_cast<const Convolution*>(layer.get())) add(cost_of(*part));
    if (const auto* part = dynamic_cast<const Dense*>(layer.get())) add(cost_of(*part));
  }
  return sum;
}

}  // namespace dl::lesson_12
