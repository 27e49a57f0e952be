#pragma once

#include "layer.hpp"
#include "solutions/04_mlp/softmax.hpp"

namespace dl {

/// Softmax with a backward pass of its own. A classifier does not need it: lesson 05's cross
/// entropy takes the logits and has the short form (p - onehot(y)) / n. This is the long form.
class SoftmaxLayer : public Layer {
 public:
  const Matrix& forward_pass(const Matrix& x, Mode) override {
    softmax(x, y_);
    return y_;
  }

  /// Row by row dL/dx_k = Σ_j dL/dy_j · dy_j/dx_k: each logit moves every probability.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_.resize(grad_y.rows(), grad_y.cols());
    // exercise 07.4: back through a softmax
    // hint: y_k = exp(x_k) / Σ_j exp(x_j): derived by x_k it is y_k (1 - y_k), by another x_j -y_k y_j
    // hint: put both into the sum and take y_k out: of each grad_y_k one number of the row is taken away
    // hint: that number is Σ_j grad_y_j y_j, grad_y.row(i).dot(y_.row(i))
    // solution begin
    for (Index i = 0; i < grad_y.rows(); ++i) {
      const real mean = grad_y.row(i).dot(y_.row(i));
      grad_x_.row(i) = y_.row(i).array() * (grad_y.row(i).array() - mean);
    }
    // solution end
    return grad_x_;
  }

 private:
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
