#pragma once

#include "deep_network.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "common/todo.hpp"

namespace dl {

/// What passes through a network for one batch: one matrix [batch, units] per hidden layer, first
/// to last, as in figures 6 and 7 of Glorot and Bengio 2010.
struct Signals {
  std::vector<Matrix> sums;         ///< the weighted sums
  std::vector<Matrix> activations;  ///< what the activation makes of them
  std::vector<Matrix> gradients;    ///< dL/d(weighted sums) that comes back
};

inline bool is_activation(const Layer& layer) {
  return dynamic_cast<const ActivationLayer*>(&layer) != nullptr;
}

/// A forward and a backward pass of one batch; keeps what passes each hidden layer.
/// x [batch, inputs], y [batch].
inline Signals signals(Sequential& network, const Matrix& x, const Labels& y) {
  const auto& layers = network.layers();
  Signals seen;
  Matrix grad_logits;
  // exercise 10.7: watch the signal on its way
  todo("10.7");
  return seen;
}

/// The variance of all entries: the mean square of what is left when their mean is taken away.
inline double variance(const Matrix& values) {
  return (values.array() - values.mean()).square().mean();
}

}  // namespace dl
