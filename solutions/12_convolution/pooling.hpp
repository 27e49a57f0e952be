#pragma once

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

  /// Calls see(place, first) for each place of the window in `batch` images: `place` is its entry
  /// of y, `first` the entry of x below the window's first pixel, both counted over all of the
  template <typename See>
  void for_each_place(Index batch, See see) const {
    Index place = 0;
    for (Index plane = 0; plane < batch * in_.channels; ++plane) {
      for (Index i = 0; i < out_.height; ++i) {
        Index first = (plane * in_.height + i * window_.stride) * in_.width;
        for (Index j = 0; j < out_.width; ++j, ++place, first += window_.stride) see(place, first);
      }
    }
  }

  Window window_;
  ImageShape in_, out_;
};

}  // namespace dl
