#pragma once

#include <numeric>
#include <stdexcept>
#include <vector>

// In the tests, and in a program on the learner's code, a wrong shape is an exception that says
// what does not fit. Eigen's own assertion would end the program, and with it all the tests that
// come after; without any it would read past the end. Eigen must not have been included before.
#if defined(DL_CHECK_SHAPES) && !defined(eigen_assert)
namespace dl {
/// Throws std::invalid_argument. Compiled once: Eigen asserts in nearly every function.
[[noreturn]] void throw_shape(const char* condition);
}  // namespace dl
#define eigen_assert(condition) ((condition) ? void() : dl::throw_shape(#condition))
#endif
#include <Eigen/Core>

namespace dl {

/// The number type: float in the programs (speed), double in the tests (exact gradient checks).
/// Chosen once per target by CMake; the two never meet in one binary.
#ifdef DL_REAL_IS_DOUBLE
using real = double;
#else
using real = float;
#endif

using Index = Eigen::Index;

/// Row-major: one sample per row.
using Matrix = Eigen::Matrix<real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using RowVector = Eigen::Matrix<real, 1, Eigen::Dynamic, Eigen::RowMajor>;

/// A class per sample, 0 to classes - 1.
using Labels = std::vector<int>;

/// 0 to n - 1: all samples in order, or all units of a layer.
inline std::vector<Index> indices(Index n) {
  std::vector<Index> all(static_cast<std::size_t>(n));
  std::iota(all.begin(), all.end(), Index{0});
  return all;
}

/// What a function may read as a row without a copy: a RowVector or a row of a Matrix.
using RowRef = Eigen::Ref<const RowVector>;

}  // namespace dl
