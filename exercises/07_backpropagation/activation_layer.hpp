#pragma once

#include "layer.hpp"
#include "solutions/04_mlp/activations.hpp"
#include "common/todo.hpp"

namespace dl {

/// grad_x = grad_y · activation'(x), element by element, for y = activation(x). All [batch, units].
///   identity    1                    sigmoid   y (1 - y)
///   step        0 (so no layer before it learns)
///   tanh        1 - y²               relu      1 when x > 0, otherwise 0
///   leaky_relu  1 when x > 0, otherwise 0.01
///   gelu        Φ(x) + x Φ'(x), Φ' the normal density
inline void activation_gradient(Activation activation, const Matrix& x, const Matrix& y,
                                const Matrix& grad_y, Matrix& grad_x) {
  // exercise 07.3: the slope of each activation
  todo("07.3");
}

/// Lesson 04's activations with their backward pass.
class ActivationLayer : public Layer {
 public:
  explicit ActivationLayer(Activation activation) : activation_(activation) {}

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    x_ = &x;
    activate(activation_, x, y_);
    return y_;
  }

  const Matrix& input_gradient(const Matrix& grad_y) override {
    activation_gradient(activation_, *x_, y_, grad_y, grad_x_);
    return grad_x_;
  }

 private:
  Activation activation_;
  const Matrix* x_ = nullptr;
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
