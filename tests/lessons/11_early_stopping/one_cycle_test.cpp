#include "one_cycle.hpp"

#include <cmath>

#include "tests/golden/11_early_stopping.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the one-cycle schedule agrees with PyTorch's at every step", "[11.6]") {
  for (const auto& golden_rates : {golden::one_cycle_10, golden::one_cycle_25}) {
    const RowVector expected = row(*golden_rates.begin());
    const auto steps = static_cast<int>(expected.size());
    for (int step = 0; step < steps; ++step) {
      const double factor = one_cycle_schedule(step, steps);
      INFO("step " << step << " of " << steps);
      LOOKS_LIKE(step == 0 && factor == Approx(1), "it begins at the top");
      LOOKS_LIKE(step == steps - 1 && factor == Approx(1. / 25),
                 "it ends where it began: go on down");
      LOOKS_LIKE(step == 1 && steps == 25 && factor == Approx(0.04 + 0.96 / 6.5),
                 "it rises in equal parts, not along a cosine");
      const double top = 0.3 * steps - 1;
      LOOKS_LIKE(step > 0 && step < top && factor == Approx(1 - 0.48 * (1 + std::cos(step / top))),
                 "half a cosine is from 0 to π, not to 1");
      LOOKS_LIKE(step > top && step < steps - 1 &&
                     factor == Approx(1 + (4e-6 - 1) * (step - top) / (steps - 1 - top)),
                 "it falls in equal parts, not along a cosine");
      CHECK(factor == Approx(expected(step)).epsilon(1e-12).margin(1e-15));
    }
  }
}

TEST_CASE("one step alone has the last rate of the one-cycle schedule, as in PyTorch", "[11.6]") {
  CHECK(one_cycle_schedule(0, 1) == Approx(4e-6));
  CHECK(one_cycle_schedule(3, 4) == Approx(4e-6));
}

}  // namespace
}  // namespace dl
