#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "dropout_mask.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "common/todo.hpp"

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
    todo("08.1");
  }

  /// What the last forward did with each x decides what becomes of its gradient.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    // exercise 08.2: no gradient through a dropped unit
    todo("08.2");
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
