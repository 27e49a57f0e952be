#pragma once

#include "classification.hpp"
#include "dense_layer.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "common/todo.hpp"

namespace dl {

/// An aside: plain descent without a gradient in memory. The weights move while the error runs
/// back. An optimizer, a penalty or a gradient check wants to see the gradient and goes by
/// Layer::parameter_gradients.

void backward_step(Sequential& network, const Matrix& grad_output, real learning_rate);

/// Given dL/dy of the last forward, moves each parameter: lesson 05's w -= learning_rate · dL/dw.
/// A dense layer adds the product to its weights, which saves writing and reading a matrix of their
/// size.
inline void parameter_step(Layer& layer, const Matrix& grad_y, real learning_rate) {
  if (layer.frozen()) return;
  if (auto* dense = dynamic_cast<Dense*>(&layer)) {
    add_transposed_a(dense->input(), grad_y, -learning_rate, dense->weight.value);
    for (const auto& error : grad_y.rowwise()) dense->bias.value -= learning_rate * error;
  } else if (auto* network = dynamic_cast<Sequential*>(&layer)) {
    backward_step(*network, grad_y, learning_rate);
  } else {
    layer.parameter_gradients(grad_y);
    gradient_step(layer.parameters(), learning_rate);
  }
}

/// parameter_gradients() and lesson 05's gradient_step() in one: given dL/d(output) of the last
/// forward, every parameter moves, and its gradient is not kept.
inline void backward_step(Sequential& network, const Matrix& grad_output, real learning_rate) {
  const auto& layers = network.layers();
  if (layers.empty()) return;
  // exercise 07.7: move while the error runs back
  todo("07.7");
}

/// One step of plain descent on a batch. Returns the loss before it.
inline double descent_step(Classification& objective, Batch batch, real learning_rate) {
  const double loss = objective.loss(batch);
  parameter_step(objective.network(), objective.grad_logits(), learning_rate);
  return loss;
}

}  // namespace dl
