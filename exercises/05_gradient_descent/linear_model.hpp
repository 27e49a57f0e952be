#pragma once

#include "common/metrics.hpp"
#include "parameter.hpp"
#include "solutions/04_mlp/dense.hpp"
#include "common/todo.hpp"

namespace dl {

/// One dense layer with its gradients, all zero in the beginning. With the squared error it is
/// linear regression, with the cross entropy softmax regression.
struct LinearModel {
  Parameter weight;  ///< [inputs, outputs]
  Parameter bias;    ///< [1, outputs]

  LinearModel(Index inputs, Index outputs)
      : weight(Matrix::Zero(inputs, outputs)), bias(Matrix::Zero(1, outputs)) {}

  /// y_hat [batch, outputs] for x [batch, inputs].
  void forward(const Matrix& x, Matrix& y_hat) const {
    dense(x, weight.value, bias.value.row(0), y_hat);
  }

  /// Given the input x and dL/dy_hat [batch, outputs], writes dL/dW and dL/db.
  void backward(const Matrix& x, const Matrix& grad_y_hat) {
    // exercise 05.3: who is responsible for the loss
    todo("05.3");
  }

  Parameters parameters() { return {&weight, &bias}; }
};

/// The output with the largest value, for each sample of x [n, inputs].
inline Labels predict(const LinearModel& model, const Matrix& x) {
  Matrix y_hat;
  model.forward(x, y_hat);
  return argmax(y_hat);
}

}  // namespace dl
