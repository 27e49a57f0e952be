#pragma once
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "tests/golden/12_convolution.hpp"
#include "window.hpp"

namespace dl {

/// Images without equal pixels, far enough from each other for central differences.
inline Matrix distinct(Index batch, const ImageShape& in, Rng& rng) {
  const auto order = rng.permutation(batch * in.size());
  Matrix x(batch, in.size());
  for (Index i = 0; i < x.size(); ++i) {
    x.data()[i] = 0.1 * static_cast<real>(order[static_cast<std::size_t>(i)]) - 3;
  }
  return x;
}

inline constexpr ImageShape pooled_shape{3, 5, 7};

inline Window window_of(const golden::Pooled& p) { return {.size = p.size, .stride = p.stride}; }

}  // namespace dl
