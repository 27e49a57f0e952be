#pragma once

#include "activation_layer.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"

namespace dl::lesson_07 {

/// The network 2-2-1 of the worked example: round weights, one sample x = (1, 2), the target 1.
struct SmallNetwork {
  Dense hidden;
  ActivationLayer sigmoid{Activation::sigmoid};
  Dense output;
  Matrix x = Matrix::Zero(1, 2);
  Matrix target = Matrix::Ones(1, 1);
  Matrix s, h, y_hat;  ///< of the last forward pass
  Matrix grad_y_hat;

  /// The random weights that the layers start with make way for round ones.
  explicit SmallNetwork(Rng& rng) : hidden(2, 2, rng), output(2, 1, rng) {
    hidden.weight.value << real(0.5), real(-0.5), real(0.25), real(0.75);
    hidden.bias.value << 0, -1;
    output.weight.value << 1, -2;
    output.bias.value << real(0.5);
    x << 1, 2;
  }

  /// One forward pass; leaves dL/dy_hat in grad_y_hat.
  double loss() {
    s = hidden.forward(x, Mode::train);
    h = sigmoid.forward(s, Mode::train);
    y_hat = output.forward(h, Mode::train);
    return squared_error(y_hat, target, grad_y_hat);
  }
};

}  // namespace dl::lesson_07
