#pragma once

#include <vector>

#include "activations.hpp"
#include "dense.hpp"

namespace dl {

/// One layer of a multi-layer perceptron: y = activation(x W + b).
/// weight [in, out], bias [1, out].
struct MlpLayer {
  Matrix weight;
  RowVector bias;
  Activation activation = Activation::identity;
};

/// A multi-layer perceptron: layers, each fed with the output of the one before. All but the last
/// are hidden layers, the last is the output layer; the input layer is x itself.
struct Mlp {
  std::vector<MlpLayer> layers;

  /// x [batch, in], result [batch, out of the last layer].
  Matrix forward(const Matrix& x) const {
    Matrix output = x;
    // exercise 04.5: from the input layer to the output layer
    // hint: for each layer: weighted sums with dense(), then activate()
    // hint: the output of one layer is the input of the next
    // solution begin
    Matrix sums;
    for (const auto& layer : layers) {
      dense(output, layer.weight, layer.bias, sums);
      activate(layer.activation, sums, output);
    }
    // solution end
    return output;
  }
};

/// The number of weights and biases of a network with so many units per layer, the input layer
/// first: {784, 128, 10}.
inline Index parameter_count(const std::vector<Index>& widths) {
  Index count = 0;
  // exercise 04.6: how many numbers there are to learn
  // hint: a layer from `in` to `out` units has in · out weights and out biases
  // solution begin
  for (std::size_t i = 1; i < widths.size(); ++i) count += widths[i - 1] * widths[i] + widths[i];
  // solution end
  return count;
}

}  // namespace dl
