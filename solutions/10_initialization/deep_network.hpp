#pragma once

#include <functional>

#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

/// Fills one weight matrix [in, out].
using Fill = std::function<void(Matrix& weight, Rng& rng)>;

/// A multi-layer perceptron whose weights are filled by `fill`, its biases zero. `widths` begins
/// with the inputs and ends with the outputs; behind each dense layer but the last stands the
/// activation.
inline Sequential deep_network(const std::vector<Index>& widths, Activation activation,
                               const Fill& fill, Rng& rng) {
  Sequential network;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    auto& layer = network.add<Dense>(widths[i - 1], widths[i], rng);
    fill(layer.weight.value, rng);
    layer.bias.value.setZero();
    if (i + 1 < widths.size()) network.add<ActivationLayer>(activation);
  }
  return network;
}

}  // namespace dl
