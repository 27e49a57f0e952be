#pragma once

#include <vector>

#include "pooling.hpp"
#include "common/todo.hpp"

namespace dl {

/// Max pooling (Ranzato, Huang, Boureau and LeCun 2007; PyTorch: MaxPool2d): the largest pixel
/// below the window. What is not a number may be passed over (PyTorch keeps it).
class MaxPool : public Pooling {
 public:
  explicit MaxPool(ImageShape in, Window window = pairs) : Pooling(in, window) {}

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    require_images(x, in_);
    y_.resize(x.rows(), out_.size());
    largest_.resize(static_cast<std::size_t>(y_.size()));
    for_each_place(x.rows(), [&](Index place, Index first, auto size) {
      const Index largest = largest_below(x.data(), first, size);
      largest_[static_cast<std::size_t>(place)] = static_cast<int>(largest);
      y_.data()[place] = x.data()[largest];
    });
    return y_;
  }

  /// dL/dx: the largest pixel gets the whole error, the others moved nothing.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_.setZero(grad_y.rows(), in_.size());
    real* grad_x = grad_x_.data();
    for (Index place = 0; place < grad_y.size(); ++place) {
      const Index largest = largest_[static_cast<std::size_t>(place)];
      const real error = grad_y.data()[place];
      // exercise 12.9: the error goes to the largest pixel
      todo("12.9");
    }
    return grad_x_;
  }

 private:
  /// Which entry of x is the largest pixel below the window whose first pixel is x[first], with
  /// `size` pixels on each side; of equal ones the first.
  template <typename Size>
  Index largest_below(const real* x, Index first, Size size) const {
    Index largest = first;
    // exercise 12.8: the largest pixel below the window
    todo("12.8");
    return largest;
  }

  Matrix y_;
  std::vector<int> largest_;  ///< for each entry of y
  Matrix grad_x_;
};

}  // namespace dl
