#pragma once

#include "channels.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// What lets a network take a normalization back where that serves it: y = gamma · x + beta, with
/// one gamma and one beta for each channel (Ioffe and Szegedy 2015, algorithm 1, last line).
/// x and y [batch, C·pixels].
class ScaleAndShift : public Layer {
 public:
  Parameter gamma;  ///< [1, C], 1 in the beginning (PyTorch: weight)
  Parameter beta;   ///< [1, C], 0 in the beginning (PyTorch: bias)

  ScaleAndShift(Index channels, Index pixels)
      : gamma(Matrix::Ones(1, channels)), beta(Matrix::Zero(1, channels)), pixels_(pixels) {}

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    x_ = &x;
    spread_channels(gamma.value.row(0), pixels_, scale_);
    spread_channels(beta.value.row(0), pixels_, shift_);
    y_ = (x.array().rowwise() * scale_.array()).rowwise() + shift_.array();
    return y_;
  }

  void parameter_gradients(const Matrix& grad_y) override {
    // exercise 09.4: what gamma and beta are responsible for
    todo("09.4");
  }

  /// dL/dx = dL/dy · gamma.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_ = grad_y.array().rowwise() * scale_.array();
    return grad_x_;
  }

 protected:
  NamedParameters own_parameters() override { return {{"weight", &gamma}, {"bias", &beta}}; }

 private:
  Index pixels_;
  const Matrix* x_ = nullptr;
  RowVector scale_;  ///< gamma for every pixel
  RowVector shift_;  ///< beta for every pixel
  RowVector sums_;
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
