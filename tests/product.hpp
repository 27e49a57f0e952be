#pragma once

#include "common/product.hpp"

namespace dl {

/// a b, compiled once: a product of Eigen's own is seconds of a test file's compile time.
inline Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result;
  multiply(a, b, result);
  return result;
}

}  // namespace dl
