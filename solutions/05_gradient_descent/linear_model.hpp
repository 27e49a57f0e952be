#pragma once

#include "common/metrics.hpp"
#include "parameter.hpp"
#include "solutions/04_mlp/dense.hpp"

namespace dl {

/// One dense layer with its gradients, all zero in the beginning. With the squared error it is
/// linear regression, with the cross entropy softmax regression.
struct LinearModel {
  Parameter weight;  ///< [inputs, outputs]
  Parameter bias;    ///< [1, outputs]

  LinearModel(Index inputs, Index outputs)
      : weight(Matrix::Zero(inputs, outputs)), bias(Matrix::Zero(1, outputs)) {}

  /// y [batch, outputs] for x [batch, inputs].
  void forward(const Matrix& x, Matrix& y) const { dense(x, weight.value, bias.value.row(0), y); }

  /// Given the input x and dL/dy [batch, outputs], writes dL/dW and dL/db.
  void backward(const Matrix& x, const Matrix& grad_y) {
    // exercise 05.3: who is responsible for the loss
    // hint: y_ij = Σ_k x_ik W_kj + b_j, so dL/dW_kj = Σ_i x_ik grad_ij, which is xᵀ grad
    // hint: multiply_transposed_a(x, grad_y, ...) forms that product; dL/db_j = Σ_i grad_ij
    // solution begin
    multiply_transposed_a(x, grad_y, weight.gradient);
    bias.gradient = grad_y.colwise().sum();
    // solution end
  }

  Parameters parameters() { return {&weight, &bias}; }
};

/// The output with the largest value, for each sample of x [n, inputs].
inline Labels predict(const LinearModel& model, const Matrix& x) {
  Matrix y;
  model.forward(x, y);
  return argmax(y);
}

}  // namespace dl
