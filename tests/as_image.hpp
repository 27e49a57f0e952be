#pragma once

#include "common/dataset.hpp"

namespace dl {

/// A matrix of pixels seen as an image; the matrix must outlive it.
inline Image as_image(const Matrix& pixels) {
  return {pixels.data(), pixels.rows(), pixels.cols()};
}

}  // namespace dl
