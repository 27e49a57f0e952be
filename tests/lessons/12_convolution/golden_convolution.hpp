#pragma once
#include "common/dataset.hpp"
#include "images.hpp"
#include "tests/golden/12_convolution.hpp"
#include "window.hpp"

namespace dl {

inline ImageShape shape_of(const golden::Convolved& c) { return {c.channels, c.height, c.width}; }
inline Window window_of(const golden::Convolved& c) { return {c.size, c.stride, c.padding}; }

}  // namespace dl
