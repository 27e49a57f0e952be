#pragma once

#include <map>
#include <string>

#include <fmt/format.h>

#include "fit.hpp"

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
  // hint: what the network has learned: add_named(all, "network", learned(training.network))
  // hint: what the optimizer remembers is in training.optimizer.state().matrices
  // hint: and the best weights so far: training.best.matrices()
  // solution begin
  add_named(all, "network", learned(training.network));
  add_named(all, "optimizer", training.optimizer.state().matrices);
  add_named(all, "best", training.best.matrices());
  // solution end
  return all;
}

}  // namespace dl
