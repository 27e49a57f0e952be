#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/product.hpp"

namespace dl {

/// Sample n of x [batch, C·H·W] as [C, H·W], seen in place.
inline MatrixMap channels(Matrix& x, const ImageShape& shape, Index n) {
  return {x.row(n).data(), shape.channels, shape.height * shape.width};
}
inline ConstMatrixMap channels(const Matrix& x, const ImageShape& shape, Index n) {
  return {x.row(n).data(), shape.channels, shape.height * shape.width};
}

/// Throws std::invalid_argument unless the rows of x are images of that shape.
inline void require_images(const Matrix& x, const ImageShape& shape) {
  if (x.cols() == shape.size()) return;
  throw std::invalid_argument(fmt::format("expected images of [{}, {}, {}], got rows of {}",
                                          shape.channels, shape.height, shape.width, x.cols()));
}

}  // namespace dl
