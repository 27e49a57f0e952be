#include "distributions.hpp"

#include <cmath>

#include "common/rng.hpp"
#include "kolmogorov_smirnov.hpp"
#include "large.hpp"
#include "signals.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("uniform weights lie between their bounds", "[10.4]") {
  Matrix w = large();
  Rng rng(1);
  uniform(w, -0.3, 0.1, rng);
  const auto values = sorted_values(w);
  LOOKS_LIKE(values.front() == values.back(), "all weights are one number; each needs its own");
  LOOKS_LIKE(values.front() >= -1e-3 && values.front() < values.back(),
             "the lower bound is left out");
  CHECK(values.front() < -0.299);
  CHECK(values.front() >= -0.3);
  CHECK(values.back() < 0.1);
  CHECK(values.back() > 0.099);
}

TEST_CASE("uniform weights have the mean, the variance and the distribution they should have",
          "[10.4]") {
  Matrix w = large();
  Rng rng(2);
  uniform(w, -0.3, 0.1, rng);
  CHECK(w.mean() == Approx(-0.1).margin(0.003));
  CHECK(variance(w) == Approx(0.4 * 0.4 / 12).epsilon(0.03));
  CHECK(ks_statistic(w, uniform_distribution(-0.3, 0.1)) < ks_critical(w));
}

TEST_CASE("uniform weights are drawn row by row", "[10.4]") {
  Matrix w = Matrix::Constant(2, 3, 0.7);
  Rng rng(3);
  uniform(w, -1, 1, rng);
  Rng again(3);
  Matrix expected(2, 3);
  for (Index i = 0; i < 2; ++i) {
    for (Index j = 0; j < 3; ++j) expected(i, j) = again.uniform(-1, 1);
  }
  LOOKS_LIKE(w(0, 0) == expected(0, 0) && w(1, 0) == expected(0, 1),
             "the weights are drawn column by column");
  LOOKS_LIKE(near(w, (expected.array() + 0.7).matrix()), "the old weights are added to");
  const auto next = rng.bits();
  LOOKS_LIKE(next == Rng(3).bits(), "the random numbers that are passed in are not used");
  CHECK_THAT(w, EqualsMatrix(expected));
  CHECK(next == again.bits());
}

TEST_CASE("normal weights have the mean, the variance and the distribution they should have",
          "[10.5]") {
  Matrix w = large();
  Rng rng(4);  // Seed 1 is the one in a hundred; of seeds 1 to 1000, ten are.
  normal(w, 0.2, rng);
  const double deviation = deviation_of(w);
  LOOKS_LIKE(deviation == Approx(0.04).epsilon(0.03),
             "the variance is passed where the standard deviation belongs");
  LOOKS_LIKE(deviation == Approx(std::sqrt(0.2)).epsilon(0.03),
             "the root of the standard deviation is passed, as if it were the variance");
  LOOKS_LIKE(deviation < 1e-9, "all weights are one number; each needs its own");
  LOOKS_LIKE(w.mean() > 0.15 && deviation > 1e-9, "the standard deviation is passed as the mean");
  CHECK(deviation == Approx(0.2).epsilon(0.03));
  CHECK(w.mean() == Approx(0).margin(0.005));
  CHECK(ks_statistic(w, normal_with(0.2)) < ks_critical(w));
}

TEST_CASE("normal weights are drawn row by row", "[10.5]") {
  Matrix w = Matrix::Constant(3, 2, 0.7);
  Rng rng(5);
  normal(w, 0.2, rng);
  Rng again(5);
  Matrix expected(3, 2);
  for (Index i = 0; i < 3; ++i) {
    for (Index j = 0; j < 2; ++j) expected(i, j) = again.normal(0, 0.2);
  }
  LOOKS_LIKE(w(0, 0) == expected(0, 0) && w(1, 0) == expected(0, 1),
             "the weights are drawn column by column");
  LOOKS_LIKE(near(w, (expected.array() + 0.7).matrix()), "the old weights are added to");
  const auto next = rng.bits();
  LOOKS_LIKE(next == Rng(5).bits(), "the random numbers that are passed in are not used");
  CHECK_THAT(w, EqualsMatrix(expected));
  CHECK(next == again.bits());
}

TEST_CASE("standard normal weights have a standard deviation of 1", "[10.5]") {
  Matrix w = large();
  Rng rng(2);
  standard_normal(w, rng);
  CHECK(deviation_of(w) == Approx(1).epsilon(0.03));
  CHECK(ks_statistic(w, normal_with(1)) < ks_critical(w));
}

TEST_CASE("the Kolmogorov-Smirnov test tells a uniform from a normal of the same variance",
          "[10.5]") {
  Matrix w = large();
  Rng rng(3);
  normal(w, 1, rng);
  CHECK(ks_statistic(w, uniform_distribution(-std::sqrt(3), std::sqrt(3))) > 2 * ks_critical(w));
}

TEST_CASE("uniform numbers within the bound have the standard deviation asked for", "[10.6]") {
  const double bound = uniform_bound(0.5);
  LOOKS_LIKE(bound == Approx(0.5), "the bound is further out than the standard deviation");
  LOOKS_LIKE(bound == Approx(0.5 * std::sqrt(12)),
             "this is the whole width; the bound is half of it");
  LOOKS_LIKE(bound == Approx(1.5), "the root of 3 is missing");
  LOOKS_LIKE(bound == Approx(std::sqrt(1.5)), "the standard deviation stands under the root");
  CHECK(bound == Approx(0.5 * std::sqrt(3.0)));
  Rng rng(1);
  double squares = 0;
  for (int i = 0; i < 20000; ++i) squares += std::pow(rng.uniform(-bound, bound), 2);
  CHECK(std::sqrt(squares / 20000) == Approx(0.5).epsilon(0.02));
}

}  // namespace
}  // namespace dl
