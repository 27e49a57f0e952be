#pragma once
#include <limits>

#include "tests/testing.hpp"

namespace dl {

/// A mask from what is seen, without masks.hpp.
inline Matrix hiding(const Matrix& sees) {
  return sees.unaryExpr(
      [](real v) { return v == 1 ? real(0) : -std::numeric_limits<real>::infinity(); });
}

inline const Matrix causal_3 = hiding(rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
inline const Matrix causal_5 = hiding(
    rows({{1, 0, 0, 0, 0}, {1, 1, 0, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 1}}));
/// Two tokens of context, three queries.
inline const Matrix queries_5 = hiding(
    rows({{1, 1, 0, 0, 0}, {1, 1, 0, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 0, 1, 0}, {1, 1, 0, 0, 1}}));

}  // namespace dl
