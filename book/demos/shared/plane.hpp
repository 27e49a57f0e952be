#pragma once

#include "common/toys.hpp"
#include "page.hpp"

namespace dl {

/// One of the two-dimensional toys, as the pages count them: XOR, moons, spirals, blobs.
inline Dataset make_toy(int toy, Index n, double noise, Rng& rng) {
  switch (toy) {
    case 0: return make_xor(n, noise, rng);
    case 1: return make_moons(n, noise, rng);
    case 2: return make_spirals(n, noise / 2, rng);
    default: return make_blobs(n, 2 * noise, rng);
  }
}

/// x1, x2 and the class of each sample of the plane.
inline Numbers answer_samples(const Dataset& data) {
  std::vector<float> numbers;
  for (Index i = 0; i < data.size(); ++i) {
    const auto label = static_cast<float>(data.y[static_cast<std::size_t>(i)]);
    numbers.insert(numbers.end(), {data.x(i, 0), data.x(i, 1), label});
  }
  return answer(numbers);
}

/// The middles of size x size cells of [-range, range]², [cells, 2], from the top left.
inline Matrix places_of_plane(int size, double range) {
  Matrix places(Index{size} * size, 2);
  const double step = 2 * range / size;
  for (Index i = 0; i < size; ++i) {
    for (Index j = 0; j < size; ++j) {
      places.row(i * size + j) << static_cast<real>(-range + (j + 0.5) * step),
          static_cast<real>(range - (i + 0.5) * step);
    }
  }
  return places;
}

}  // namespace dl
