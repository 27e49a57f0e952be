#pragma once

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// How many different units a layer has: the number of columns of W [in, out] that differ by more
/// than `tolerance` in some weight from every column before them. Units with the same weights, in
/// and out, give the same outputs, get the same gradients, and stay the same for ever.
inline Index different_units(const Matrix& weight, real tolerance = real(1e-5)) {
  Index different = 0;
  // exercise 10.8: units that only repeat others
  todo("10.8");
  return different;
}

}  // namespace dl
