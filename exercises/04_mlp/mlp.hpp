#pragma once

#include <vector>

#include "activations.hpp"
#include "dense.hpp"
#include "common/todo.hpp"

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
    todo("04.5");
    return output;
  }
};

/// The number of weights and biases of a network with so many units per layer, the input layer
/// first: {784, 128, 10}.
inline Index parameter_count(const std::vector<Index>& widths) {
  Index count = 0;
  // exercise 04.6: how many numbers there are to learn
  todo("04.6");
  return count;
}

}  // namespace dl
