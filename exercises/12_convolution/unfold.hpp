#pragma once

#include <type_traits>

#include "window.hpp"
#include "common/todo.hpp"

namespace dl {

/// Images as a convolution reads them (Chellapilla, Puri and Simard 2006; PyTorch: unfold and fold;
/// elsewhere im2col and col2im). Column p holds the C·size² pixels below the window at place p, in
/// the order of the weights, so that all the places' weighted sums are one matrix product.
class Unfold {
 public:
  Unfold(ImageShape in, Window window)
      : in_(in),
        window_(window),
        out_(dl::output_shape(in, in.channels * window.size * window.size, window)),
        height_(in.height + 2 * window.padding),
        width_(in.width + 2 * window.padding) {}

  /// [C·size², H'·W']: how the columns are an image again, a channel for each row.
  const ImageShape& output_shape() const { return out_; }

  /// x [1, C·H·W] to columns [C·size², H'·W'].
  void unfold(const RowRef& x, Matrix& columns) {
    pad(x);
    columns.resize(out_.channels, out_.height * out_.width);
    for_each_line(columns, [&](real* column, const real* pixel, auto stride) {
      // exercise 12.3: the pixels below the window
      todo("12.3");
    });
  }

  /// The way back: every pixel of x [1, C·H·W] becomes the sum of all the entries of
  /// columns [C·size², H'·W'] that unfold() makes from it.
  void fold(const Matrix& columns, Eigen::Ref<RowVector> x) {
    padded_.setZero(in_.channels * height_, width_);
    for_each_line(columns, [&](const real* column, real* pixel, auto stride) {
      // exercise 12.6: back to the pixels
      todo("12.6");
    });
    crop(x);
  }

 private:
  /// Takes the columns line by line: the H'·W' places have H' lines of W'. Calls
  /// copy(column, pixel, stride) for line i of each row of the columns, which is pixel (u, v) of
  /// the window in channel c: column[0] belongs to place (i, 0), pixel[0] lies below the window
  /// there. The usual stride of 1 is known to the compiler, which makes it three times as fast.
  template <typename Columns, typename Copy>
  void for_each_line(Columns& columns, Copy copy) {
    Index k = 0;
    for (Index c = 0; c < in_.channels; ++c) {
      for (Index u = 0; u < window_.size; ++u) {
        for (Index v = 0; v < window_.size; ++v, ++k) {
          for (Index i = 0; i < out_.height; ++i) {
            auto* column = &columns(k, i * out_.width);
            real* pixel = &padded_(c * height_ + i * window_.stride + u, v);
            if (window_.stride == 1) {
              copy(column, pixel, std::integral_constant<Index, 1>());
            } else {
              copy(column, pixel, window_.stride);
            }
          }
        }
      }
    }
  }

  void pad(const RowRef& x) {
    padded_.setZero(in_.channels * height_, width_);
    for (Index c = 0; c < in_.channels; ++c) inside(c) = channel(x.data(), c);
  }

  void crop(Eigen::Ref<RowVector> x) {
    for (Index c = 0; c < in_.channels; ++c) {
      Eigen::Map<Matrix>(x.data() + c * in_.height * in_.width, in_.height, in_.width) = inside(c);
    }
  }

  Eigen::Map<const Matrix> channel(const real* x, Index c) const {
    return {x + c * in_.height * in_.width, in_.height, in_.width};
  }

  /// Channel c without its padding, [H, W].
  Eigen::Block<Matrix> inside(Index c) {
    return padded_.block(c * height_ + window_.padding, window_.padding, in_.height, in_.width);
  }

  ImageShape in_;
  Window window_;
  ImageShape out_;
  Index height_, width_;  ///< of a padded channel
  Matrix padded_;         ///< [C · height_, width_]
};

}  // namespace dl
