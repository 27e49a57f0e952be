#pragma once

#include "pooling.hpp"
#include "common/todo.hpp"

namespace dl {

/// Average pooling (LeCun and others 1998, section II.B, there with weights; PyTorch: AvgPool2d):
/// the mean of the pixels below the window. With a window as large as the image it is global
/// average pooling (Lin, Chen and Yan 2013, section 3.2).
class AveragePool : public Pooling {
 public:
  explicit AveragePool(ImageShape in, Window window = pairs) : Pooling(in, window) {}

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    require_images(x, in_);
    y_.resize(x.rows(), out_.size());
    for_each_place(x.rows(), [&](Index place, Index first, auto size) {
      y_.data()[place] = mean_below(x.data(), first, size);
    });
    return y_;
  }

  /// dL/dx: each pixel moved the mean by its share.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_.setZero(grad_y.rows(), in_.size());
    for_each_place(grad_y.rows(), [&](Index place, Index first, auto size) {
      spread(grad_y.data()[place], grad_x_.data(), first, size);
    });
    return grad_x_;
  }

 private:
  /// The mean of the pixels below the window whose first pixel is x[first], with `size` pixels on
  /// each side.
  template <typename Size>
  real mean_below(const real* x, Index first, Size size) const {
    real mean = 0;
    // exercise 12.10: the mean of the pixels below the window
    todo("12.10");
    return mean;
  }

  /// Given the error of one mean, adds to the gradient of each pixel below its window.
  template <typename Size>
  void spread(real error, real* grad_x, Index first, Size size) const {
    // exercise 12.11: each pixel gets its share
    todo("12.11");
  }

  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
