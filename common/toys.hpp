#pragma once

#include "dataset.hpp"
#include "rng.hpp"

namespace dl {

/// Two-dimensional data sets of two classes, about within [-2, 2]², n samples, classes in turn.

/// Four corners (±1, ±1), class 1 where exactly one coordinate is positive, with normal noise.
Dataset make_xor(Index n, double noise, Rng& rng);

/// Two half circles that reach into each other.
Dataset make_moons(Index n, double noise, Rng& rng);

/// Two arms that wind around the origin one and a half times.
Dataset make_spirals(Index n, double noise, Rng& rng);

/// Two normal clouds around (-1, -1) and (1, 1).
Dataset make_blobs(Index n, double standard_deviation, Rng& rng);

/// Uniform in [-1, 1]², split by the line x1 + x2 = 0, nothing closer to it than `margin`. Throws
/// std::invalid_argument when that leaves hardly any room: a margin above 1.3.
Dataset make_separable(Index n, double margin, Rng& rng);

}  // namespace dl
