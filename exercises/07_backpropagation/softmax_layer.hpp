#pragma once

#include "layer.hpp"
#include "solutions/04_mlp/softmax.hpp"
#include "common/todo.hpp"

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
    todo("07.4");
    return grad_x_;
  }

 private:
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
