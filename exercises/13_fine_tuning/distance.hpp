#pragma once

#include <cmath>

#include "common/safetensors.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// How far parameters have moved from what they were, relative to their length: all together are
/// one vector w, and before one vector w_0,
///   |w - w_0| / |w_0|
/// `before` has all their names, and may have more.
inline double relative_distance(const Weights& before, const NamedParameters& now) {
  double moved = 0, length = 0;
  for (const auto& [name, parameter] : now) {
    const Matrix& start = before.at(name);
    // exercise 13.8: how far it went
    todo("13.8");
  }
  return std::sqrt(moved / length);
}

}  // namespace dl
