#pragma once

#include <numeric>
#include <vector>

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl::lesson_07 {

/// 0 to n - 1: the first n samples as a batch, or the units of a layer.
inline std::vector<Index> indices(Index n) {
  std::vector<Index> all(static_cast<std::size_t>(n));
  std::iota(all.begin(), all.end(), Index{0});
  return all;
}

/// Samples x [n, features] with their classes y [n].
struct Samples {
  Matrix x;
  Labels y;
};

/// Normal features, the classes in turn: nothing to learn, but a loss with a gradient.
inline Samples random_samples(Index n, Index features, int classes, Rng& rng) {
  Samples samples{random_matrix(n, features, rng), {}};
  for (int i = 0; i < n; ++i) samples.y.push_back(i % classes);
  return samples;
}

}  // namespace dl::lesson_07
