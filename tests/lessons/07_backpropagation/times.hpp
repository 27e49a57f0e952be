#pragma once
#include "layer.hpp"

namespace dl {

/// Multiplies by a number: a layer whose result a test can say in its head.
class Times : public Layer {
 public:
  explicit Times(real factor) : factor_(factor) {}
  const Matrix& forward_pass(const Matrix& x, Mode) override { return y_ = factor_ * x; }
  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_x_ = factor_ * grad_y; }

 private:
  real factor_;
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
