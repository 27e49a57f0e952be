#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/todo.hpp"

namespace dl {

/// The square window that slides over an image, in a convolution and in a pooling layer.
struct Window {
  Index size = 3;     ///< pixels on each side (PyTorch: kernel_size)
  Index stride = 1;   ///< pixels from one place to the next
  Index padding = 0;  ///< rows and columns of zeros on each side of the image
};

/// The number of places of the window along one side of an image of `pixels` pixels, padding not
/// counted (Dumoulin and Visin 2016, relationship 6).
inline Index places(Index pixels, const Window& window) {
  // exercise 12.1: how many places does a window have?
  todo("12.1");
}

/// The shape of what comes out: `channels` numbers for each place of the window. Throws
/// std::invalid_argument when the window is larger than the padded image, or not a window.
inline ImageShape output_shape(const ImageShape& in, Index channels, const Window& window) {
  if (window.size < 1 || window.stride < 1 || window.padding < 0) {
    throw std::invalid_argument(fmt::format("no window: size {}, stride {}, padding {}",
                                            window.size, window.stride, window.padding));
  }
  const Index padding = 2 * window.padding;
  if (in.height + padding < window.size || in.width + padding < window.size) {
    throw std::invalid_argument(fmt::format("a window of {}x{} does not fit into [{}, {}, {}]",
                                            window.size, window.size, in.channels,
                                            in.height + padding, in.width + padding));
  }
  return {channels, places(in.height, window), places(in.width, window)};
}

}  // namespace dl
