#pragma once
#include "common/matrix.hpp"

namespace dl {

inline Matrix shaped(Index in, Index out) { return Matrix::Zero(in, out); }

/// A weight matrix large enough to see its distribution.
inline Matrix large() { return shaped(100, 200); }

}  // namespace dl
