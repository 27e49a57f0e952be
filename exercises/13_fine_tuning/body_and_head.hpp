#pragma once

#include <utility>

#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "common/todo.hpp"

namespace dl {

/// A network in two parts: a body that makes features of the input, [batch, features], and a head
/// that makes an answer of the features, [batch, classes]. Their names begin with "body." and
/// "head.".
class BodyAndHead : public Layer {
 public:
  Sequential body;
  Dense head;

  BodyAndHead(Sequential layers, Index features, Index classes, Rng& rng)
      : body(std::move(layers)), head(features, classes, rng) {}

  /// A head for another task, of random weights; the body keeps what it has learned. Optimizers of
  /// the old head know nothing of it: make them afterwards.
  void replace_head(Index classes, Rng& rng) {
    // exercise 13.2: a new head
    todo("13.2");
  }

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    return head.forward(body.forward(x, mode), mode);
  }

  /// A frozen body needs no error: it stops at the head.
  void parameter_gradients(const Matrix& grad_y) override {
    if (body.frozen()) {
      if (!head.frozen()) head.parameter_gradients(grad_y);
    } else {
      body.parameter_gradients(head.backward(grad_y));
    }
  }

  const Matrix& input_gradient(const Matrix& grad_y) override {
    return body.backward(head.backward(grad_y));
  }

  /// Both at once, as in a Sequential.
  const Matrix& backward(const Matrix& grad_y) override { return input_gradient(grad_y); }

 protected:
  Named<Layer> parts() override { return {{"body", &body}, {"head", &head}}; }
};

}  // namespace dl
