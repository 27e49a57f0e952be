#pragma once

#include <string>

#include "fit.hpp"
#include "common/todo.hpp"

namespace dl {

/// A list of matrices with their places in it as names: 0, 1, ...
inline NamedMatrices numbered(const std::vector<Matrix*>& matrices) {
  NamedMatrices all;
  for (auto* matrix : matrices) all.emplace_back(std::to_string(all.size()), matrix);
  return all;
}

/// Every matrix that training changes. Beside them only a few numbers change: the state of the
/// random numbers, the optimizer's steps and learning rate, and the history.
inline NamedMatrices matrices_of(Training& training) {
  NamedMatrices all;
  // exercise 11.8: all the matrices that change
  todo("11.8");
  return all;
}

}  // namespace dl
