#pragma once

#include "sequential.hpp"
#include "common/todo.hpp"

namespace dl {

/// Some layers with a path around them: y = x + inner(x) (He, Zhang, Ren and Sun 2016, equation 1).
/// x and y [batch, units].
class Residual : public Layer {
 public:
  Sequential inner;

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    y_ = x + inner.forward(x, mode);
    return y_;
  }

  /// dL/dx: the input reaches the loss along two paths, and their derivatives add up.
  const Matrix& backward(const Matrix& grad_y) override {
    // exercise 07.9: gradients add at forks
    todo("07.9");
    return grad_x_;
  }

  void parameter_gradients(const Matrix& grad_y) override { inner.parameter_gradients(grad_y); }

  const Matrix& input_gradient(const Matrix& grad_y) override { return backward(grad_y); }

 protected:
  Named<Layer> parts() override { return {{"inner", &inner}}; }

 private:
  Matrix y_, grad_x_;
};

}  // namespace dl
