#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "dropout_mask.hpp"
#include "solutions/07_backpropagation/layer.hpp"

namespace dl {

/// Inverted dropout (Srivastava and others 2014, section 10; PyTorch: Dropout). While training,
/// each unit of each sample is switched off with probability p, and what is left is scaled so that
/// the expected output is the input. In Mode::eval the layer does nothing.
///   y = x · mask / (1 - p)     x, mask and y [batch, units]; mask is 0 or 1
class Dropout : public Layer {
 public:
  /// Drops with probability p, 0 <= p < 1. The random numbers must outlive the layer.
  Dropout(double p, Rng& rng) : rng_(rng) { set_p(p); }

  /// Throws std::invalid_argument unless 0 <= p < 1.
  void set_p(double p) {
    if (!(p >= 0 && p < 1)) {
      throw std::invalid_argument(fmt::format("dropout with p = {}: expected 0 <= p < 1", p));
    }
    p_ = p;
  }

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    mode_ = mode;
    // exercise 08.1: switch units off
    // hint: in Mode::eval there is nothing to do: return x itself
    // hint: give mask_ the size of x; draw_mask(p_, mask_, rng_) fills it with 0 and 1
    // hint: y_ = x.array() * ...; a unit that is on only 1 - p of the time must give more
    // solution begin
    if (mode == Mode::eval) return x;
    mask_.resize(x.rows(), x.cols());
    draw_mask(p_, mask_, rng_);
    y_ = x.array() * mask_.array() * static_cast<real>(1 / (1 - p_));
    return y_;
    // solution end
  }

  /// What the last forward did with each x decides what becomes of its gradient.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    // exercise 08.2: no gradient through a dropped unit
    // hint: forward made y = factor · x, with a factor for each unit: what is dy/dx?
    // hint: whether a unit was on is still in mask_
    // hint: after a forward in Mode::eval (see mode_) the factor is 1 everywhere
    // solution begin
    if (mode_ == Mode::eval) return grad_y;
    grad_x_ = grad_y.array() * mask_.array() * static_cast<real>(1 / (1 - p_));
    return grad_x_;
    // solution end
  }

  /// What the last forward in Mode::train switched off, as 0, and left on, as 1.
  const Matrix& mask() const { return mask_; }

 private:
  double p_ = 0;
  Rng& rng_;
  Mode mode_ = Mode::eval;
  Matrix mask_;
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
