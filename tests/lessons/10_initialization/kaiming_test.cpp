#include "kaiming.hpp"

#include <cmath>

#include "common/rng.hpp"
#include "distributions.hpp"
#include "fans.hpp"
#include "gain.hpp"
#include "kolmogorov_smirnov.hpp"
#include "large.hpp"
#include "mean_squares.hpp"
#include "tests/golden/10_initialization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("He's standard deviations and bounds are PyTorch's", "[10.6]") {
  const auto golden = rows(golden::kaiming);
  for (Index i = 0; i < golden.rows(); ++i) {
    const Fan fan = golden(i, 2) == 0 ? Fan::in : Fan::out;
    const double count = fan == Fan::in ? golden(i, 0) : golden(i, 1);
    const double other = fan == Fan::in ? golden(i, 1) : golden(i, 0);
    const double gain = golden(i, 3);
    INFO("in " << golden(i, 0) << ", out " << golden(i, 1) << ", fan "
               << (fan == Fan::in ? "in" : "out") << ", gain " << gain);
    const double deviation =
        kaiming_std(shaped(Index(golden(i, 0)), Index(golden(i, 1))), fan, gain);
    LOOKS_LIKE(deviation == 0, "1 / fan is 0 in integers");
    LOOKS_LIKE(count != other && deviation == Approx(gain / std::sqrt(other)),
               "the other fan is taken");
    LOOKS_LIKE(deviation == Approx(gain * gain / count), "this is the variance");
    LOOKS_LIKE(deviation == Approx(1 / std::sqrt(count)), "the gain is left out");
    LOOKS_LIKE(deviation == Approx(std::sqrt(gain / count)), "the gain stands under the root");
    CHECK(deviation == Approx(golden(i, 5)).epsilon(1e-12));
    CHECK(uniform_bound(deviation) == Approx(golden(i, 4)).epsilon(1e-12));
  }
}

TEST_CASE("He's weights have the distribution they should have", "[10.6]") {
  Matrix w = large();
  Rng rng(1);
  for (const Fan fan : {Fan::in, Fan::out}) {
    const double deviation = std::sqrt(2.0 / (fan == Fan::in ? 100 : 200));
    const double bound = std::sqrt(3.0) * deviation;
    kaiming_uniform(w, rng, fan);
    CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
    CHECK(ks_statistic(w, uniform_distribution(-bound, bound)) < ks_critical(w));
    kaiming_normal(w, rng, fan);
    CHECK(w.mean() == Approx(0).margin(0.003));
    CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
    CHECK(ks_statistic(w, normal_with(deviation)) < ks_critical(w));
  }
}

TEST_CASE("He keeps the size of ReLU's signal within a factor 2", "[10.6]") {
  const auto squares =
      mean_squares(Activation::relu, [](Matrix& w, Rng& rng) { kaiming_normal(w, rng); });
  for (const double square : squares) {
    CHECK(square > squares.front() / 2);
    CHECK(square < squares.front() * 2);
  }
}

}  // namespace
}  // namespace dl
