#include "xavier.hpp"

#include <cmath>

#include "common/rng.hpp"
#include "distributions.hpp"
#include "gain.hpp"
#include "kolmogorov_smirnov.hpp"
#include "large.hpp"
#include "mean_squares.hpp"
#include "tests/golden/10_initialization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("Xavier's standard deviations and bounds are PyTorch's", "[10.5]") {
  const auto golden = rows(golden::xavier);
  for (Index i = 0; i < golden.rows(); ++i) {
    const auto in = static_cast<double>(golden(i, 0));
    const auto out = static_cast<double>(golden(i, 1));
    const double gain = golden(i, 2);
    const auto w = shaped(Index(in), Index(out));
    INFO("in " << in << ", out " << out << ", gain " << gain);
    const double deviation = xavier_std(w, gain);
    LOOKS_LIKE(deviation == 0, "2 / (fan_in + fan_out) is 0 in integers");
    LOOKS_LIKE(deviation == Approx(gain / std::sqrt(in)), "only fan_in counts");
    LOOKS_LIKE(deviation == Approx(gain * gain * 2 / (in + out)), "this is the variance");
    LOOKS_LIKE(deviation == Approx(gain / std::sqrt(in + out)),
               "the 2 is missing: it is the mean of the two fans that counts");
    LOOKS_LIKE(gain != 1 && deviation == Approx(std::sqrt(gain * 2 / (in + out))),
               "the gain stands under the root");
    CHECK(deviation == Approx(golden(i, 4)).epsilon(1e-12));
    CHECK(uniform_bound(deviation) == Approx(golden(i, 3)).epsilon(1e-12));
  }
}

TEST_CASE("Xavier's weights have the distribution they should have", "[10.5]") {
  Matrix w = large();
  Rng rng(1);
  const double deviation = 1.5 * std::sqrt(2.0 / 300);
  xavier_uniform(w, rng, 1.5);
  CHECK(w.mean() == Approx(0).margin(0.003));
  CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
  const double bound = std::sqrt(3.0) * deviation;
  CHECK(ks_statistic(w, uniform_distribution(-bound, bound)) < ks_critical(w));
  xavier_normal(w, rng, 1.5);
  CHECK(w.mean() == Approx(0).margin(0.003));
  CHECK(deviation_of(w) == Approx(deviation).epsilon(0.02));
  CHECK(ks_statistic(w, normal_with(deviation)) < ks_critical(w));
}

TEST_CASE("Xavier with tanh's gain keeps the size of the signal within a factor 2", "[10.5]") {
  const auto squares =
      mean_squares(Activation::tanh, [](Matrix& w, Rng& rng) { xavier_uniform(w, rng, 5.0 / 3); });
  for (const double square : squares) {
    CHECK(square > squares.front() / 2);
    CHECK(square < squares.front() * 2);
  }
}

TEST_CASE("Xavier halves ReLU's signal in every layer", "[10.5]") {
  const auto squares =
      mean_squares(Activation::relu, [](Matrix& w, Rng& rng) { xavier_normal(w, rng); });
  CHECK(std::pow(squares.back() / squares.front(), 1.0 / 9) == Approx(0.5).epsilon(0.1));
}

}  // namespace
}  // namespace dl
