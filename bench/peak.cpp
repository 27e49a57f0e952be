#include "peak.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <benchmark/benchmark.h>

#include "common/matrix.hpp"

namespace dl {

double fma_peak() {
  using Vector = Eigen::internal::packet_traits<real>::type;
  using Eigen::internal::pset1;
  using Clock = std::chrono::steady_clock;
  constexpr int width = Eigen::internal::unpacket_traits<Vector>::size;
  // Two units that take four or five cycles each need ten sums under way.
  constexpr int sums = 12;
  constexpr int turns = 100'000;

  double best = 0;
  for (int run = 0; run < 50; ++run) {
    std::array<Vector, sums> sum;
    sum.fill(pset1<Vector>(real(1)));
    auto factor = pset1<Vector>(real(0.5));
    auto addend = pset1<Vector>(real(0.5));
    benchmark::DoNotOptimize(factor);
    benchmark::DoNotOptimize(addend);
    const auto start = Clock::now();
    for (int turn = 0; turn < turns; ++turn) {
      for (auto& s : sum) s = Eigen::internal::pmadd(s, factor, addend);
    }
    for (auto& s : sum) benchmark::DoNotOptimize(s);
    const std::chrono::duration<double> seconds = Clock::now() - start;
    best = std::max(best, 2e-9 * turns * sums * width / seconds.count());
  }
  return best;
}

}  // namespace dl
