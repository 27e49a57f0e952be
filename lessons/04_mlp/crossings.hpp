#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/rng.hpp"
#include "mlp.hpp"
#include "one_input.hpp"
#include "random_network.hpp"

namespace dl::lesson_04 {

/// How often the output crosses 0.5 on a straight segment between two random points: the most over
/// so many segments. A straight boundary is crossed once, or not at all.
inline int most_crossings(const Mlp& network, int segments, Rng& rng) {
  const Matrix along = evenly_spaced(200, 0, 1);
  int most = 0;
  for (int segment = 0; segment < segments; ++segment) {
    const Matrix ends = random_points(2, rng);
    const Matrix points = (along * (ends.row(1) - ends.row(0))).rowwise() + ends.row(0);
    const Matrix output = network.forward(points);
    int crossings = 0;
    for (Index i = 1; i < output.rows(); ++i) {
      crossings += (output(i, 0) > 0.5) != (output(i - 1, 0) > 0.5);
    }
    most = std::max(most, crossings);
  }
  return most;
}

/// The same for each network.
inline std::vector<int> crossings_of(const std::vector<Mlp>& networks, int segments, Rng& rng) {
  std::vector<int> crossings;
  for (const Mlp& network : networks) crossings.push_back(most_crossings(network, segments, rng));
  return crossings;
}

inline std::string times(int count) { return count == 1 ? "once" : fmt::format("{} times", count); }

}  // namespace dl::lesson_04
