#pragma once

#include <map>
#include <string>

#include <fmt/format.h>

#include "fit.hpp"
#include "common/todo.hpp"

namespace dl {

/// Matrices by name, seen in place.
using NamedMatrices = std::map<std::string, Matrix*>;

/// Adds a list of matrices as kind.0, kind.1, ...
inline void add_named(NamedMatrices& all, const std::string& kind,
                      const std::vector<Matrix*>& matrices) {
  for (std::size_t i = 0; i < matrices.size(); ++i) {
    all[fmt::format("{}.{}", kind, i)] = matrices[i];
  }
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
