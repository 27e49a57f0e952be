#pragma once

#include "common/matrix.hpp"

namespace dl {

/// How many different units a layer has: the number of columns of W [in, out] that differ by more
/// than `tolerance` in some weight from every column before them. Units with the same weights, in
/// and out, give the same outputs, get the same gradients, and stay the same for ever.
inline Index different_units(const Matrix& weight, real tolerance = real(1e-5)) {
  Index different = 0;
  // exercise 10.8: units that only repeat others
  // hint: column j holds the weights of unit j
  // hint: count a unit when no unit before it has its weights
  // hint: (a - b).cwiseAbs().maxCoeff() is the largest difference of two columns
  // solution begin
  for (Index j = 0; j < weight.cols(); ++j) {
    bool repeats = false;
    for (Index k = 0; k < j && !repeats; ++k) {
      repeats = (weight.col(k) - weight.col(j)).cwiseAbs().maxCoeff() <= tolerance;
    }
    if (!repeats) ++different;
  }
  // solution end
  return different;
}

}  // namespace dl
