#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl {

/// Fills the mask, row by row: each entry is 0 with probability p, otherwise 1.
/// A random number for each entry would cost more than it decides. So 64 random bits decide on four
/// entries, 16 bits each, and p counts to the nearest 1/65536: of what is left on that is less than
/// one part in 10,000. Where p is above 0.9 it would be more, and each entry has a number of its
/// own. Drawing and deciding are loops of their own: the compiler does the second one many entries
/// at a time.
inline void draw_mask(double p, Matrix& mask, Rng& rng) {
  if (p > 0.9) {
    for (real& entry : mask.reshaped<Eigen::RowMajor>()) entry = rng.uniform() >= p;
    return;
  }
  const auto dropped = static_cast<std::uint16_t>(std::lround(p * 65536));
  const auto decide = [dropped](std::uint64_t bits) {
    return static_cast<real>(static_cast<std::uint16_t>(bits) >= dropped);
  };
  std::array<std::uint64_t, 64> draws;
  real* entry = mask.data();
  Index fours = mask.size() / 4;
  while (fours > 0) {
    const Index count = std::min<Index>(fours, draws.size());
    for (Index i = 0; i < count; ++i) draws[i] = rng.bits();
    for (Index i = 0; i < count; ++i) {
      entry[4 * i] = decide(draws[i]);
      entry[4 * i + 1] = decide(draws[i] >> 16);
      entry[4 * i + 2] = decide(draws[i] >> 32);
      entry[4 * i + 3] = decide(draws[i] >> 48);
    }
    entry += 4 * count;
    fours -= count;
  }
  for (std::uint64_t bits = rng.bits(); entry < mask.data() + mask.size(); bits >>= 16) {
    *entry++ = decide(bits);
  }
}

}  // namespace dl
