#pragma once

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl::lesson_07 {

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
