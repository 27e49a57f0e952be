#pragma once

#include "deep_network.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

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
  // hint: is_activation(layer) tells the two kinds of layers apart
  // hint: forward as in lesson 07, layer by layer; keep a copy of what each activation is given
  // hint: and of what it returns
  // hint: cross_entropy(logits, y, grad_logits) is where the backward pass begins
  // hint: backward from the last layer; what an activation returns is dL/d(weighted sums)
  // hint: in the backward pass the last hidden layer comes first; in the list it must be last
  // solution begin
  const Matrix* output = &x;
  for (const auto& layer : layers) {
    if (is_activation(*layer)) seen.sums.push_back(*output);
    output = &layer->forward(*output, Mode::train);
    if (is_activation(*layer)) seen.activations.push_back(*output);
  }
  cross_entropy(*output, y, grad_logits);
  const Matrix* grad = &grad_logits;
  for (std::size_t i = layers.size(); i-- > 1;) {
    grad = &layers[i]->backward(*grad);
    if (is_activation(*layers[i])) seen.gradients.push_back(*grad);
  }
  layers.front()->parameter_gradients(*grad);
  std::reverse(seen.gradients.begin(), seen.gradients.end());
  // solution end
  return seen;
}

/// The variance of all entries: the mean square of what is left when their mean is taken away.
inline double variance(const Matrix& values) {
  return (values.array() - values.mean()).square().mean();
}

}  // namespace dl
