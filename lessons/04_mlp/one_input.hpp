#pragma once

#include <string>

#include "common/matrix.hpp"
#include "common/plot.hpp"

namespace dl::lesson_04 {

/// A batch [count, 1] of one input each, evenly spaced from low to high, both among them.
inline Matrix evenly_spaced(Index count, double low, double high) {
  return (low + (high - low) * Eigen::ArrayXd::LinSpaced(count, 0, 1)).cast<real>();
}

/// The output y [n, 1] over the input x [n, 1].
inline Curve curve_of(const std::string& name, const Matrix& x, const Matrix& y) {
  return {name, {x.data(), x.data() + x.size()}, {y.data(), y.data() + y.size()}};
}

}  // namespace dl::lesson_04
