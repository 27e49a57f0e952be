#pragma once

#include "common/rng.hpp"
#include "solutions/07_backpropagation/layer.hpp"

namespace dl::lesson_09 {

/// Makes covariate shift on purpose (Santurkar and others 2018, section 2.1): at every training
/// step each unit is scaled and shifted by other random numbers. In Mode::eval it does nothing.
class MovingGround : public Layer {
 public:
  /// The random numbers must outlive the layer.
  explicit MovingGround(Rng& rng) : rng_(rng) {}

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    if (mode == Mode::eval) return x;
    scale_.resize(x.cols());
    shift_.resize(x.cols());
    for (real& scale : scale_) scale = static_cast<real>(rng_.uniform(0.75, 1.25));
    for (real& shift : shift_) shift = static_cast<real>(rng_.normal(0, 0.5));
    y_ = (x.array().rowwise() * scale_.array()).rowwise() + shift_.array();
    return y_;
  }

  /// After a forward in Mode::train.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_ = grad_y.array().rowwise() * scale_.array();
    return grad_x_;
  }

 private:
  Rng& rng_;
  RowVector scale_, shift_;
  Matrix y_, grad_x_;
};

}  // namespace dl::lesson_09
