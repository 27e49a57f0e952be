#pragma once

#include "window.hpp"

namespace dl::lesson_12 {

/// Some neighbouring pixels along one side of an image, or places of a window: the first, which can
/// lie in the padding, and how many.
struct Span {
  Index first = 0;
  Index size = 1;
};

/// What lies below the window at these places.
inline Span below(const Window& window, const Span& places) {
  return {places.first * window.stride - window.padding,
          (places.size - 1) * window.stride + window.size};
}

}  // namespace dl::lesson_12
