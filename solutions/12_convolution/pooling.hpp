#pragma once

#include <type_traits>

#include "images.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "window.hpp"

namespace dl {

/// Two pixels on each side, no overlap: what pooling layers usually have.
inline constexpr Window pairs{.size = 2, .stride = 2};

/// What max and average pooling have in common: a window slides over each channel by itself, and
/// rows and columns that fill no window are left out. x [batch, C·H·W], y [batch, C·H'·W'].
class Pooling : public Layer {
 public:
  const ImageShape& output_shape() const { return out_; }

 protected:
  /// Throws std::invalid_argument when the window does not fit, or has padding.
  Pooling(ImageShape in, Window window)
      : window_(window), in_(in), out_(dl::output_shape(in, in.channels, window)) {
    if (window.padding != 0) throw std::invalid_argument("pooling has no padding here");
  }

  /// Calls see(place, first, size) for each place of the window in `batch` images: `place` is its
  /// entry of y, `first` the entry of x below the window's first pixel, both counted over all of
  /// the matrix; `size` is the window's, known to the compiler where it is the usual 2.
  template <typename See>
  void for_each_place(Index batch, See see) const {
    if (window_.size == 2) {
      for_each_place(batch, std::integral_constant<Index, 2>(), see);
    } else {
      for_each_place(batch, window_.size, see);
    }
  }

  Window window_;
  ImageShape in_, out_;

 private:
  template <typename Size, typename See>
  void for_each_place(Index batch, Size size, See see) const {
    Index place = 0;
    for (Index plane = 0; plane < batch * in_.channels; ++plane) {
      for (Index i = 0; i < out_.height; ++i) {
        Index first = (plane * in_.height + i * window_.stride) * in_.width;
        for (Index j = 0; j < out_.width; ++j, ++place, first += window_.stride) {
          see(place, first, size);
        }
      }
    }
  }
};

}  // namespace dl
