#include "distributions.hpp"

#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "common/rng.hpp"
#include "kolmogorov_smirnov.hpp"
#include "large.hpp"
#include "signals.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// Whole numbers and a third each: no two are equal, and in float they are others.
Matrix with_thirds(const Matrix& whole) { return (whole.array() + 1 / 3.0).matrix(); }

/// Draws 1 1/3, 2 1/3, 3 1/3, ...
struct Counter {
  int calls = 0;
  double operator()() { return ++calls + 1 / 3.0; }
};

TEST_CASE("each weight gets a number of its own, row by row", "[10.3]") {
  Matrix w = Matrix::Constant(2, 3, 0.7);
  Counter counter;
  fill(w, std::ref(counter));
  const int calls = counter.calls;
  const Matrix expected = with_thirds(rows({{1, 2, 3}, {4, 5, 6}}));
  const bool one_number = calls > 0 && w.isConstant(w(0, 0));
  LOOKS_LIKE(calls == 0, "the numbers that draw() gives are not used");
  LOOKS_LIKE(one_number, "all weights are one number; each needs its own");
  LOOKS_LIKE(calls == 2 && !one_number && w.col(0) == w.col(1),
             "within a row all weights are one number; each needs its own");
  LOOKS_LIKE(calls == 3 && !one_number && w.row(0) == w.row(1),
             "within a column all weights are one number; each needs its own");
  LOOKS_LIKE(calls == 7, "one number more is drawn than there are weights");
  LOOKS_LIKE(calls == 12, "two numbers are drawn for each weight");
  LOOKS_LIKE(calls > 0 && (w.array() == 0.7).any(), "some weights keep their old numbers");
  LOOKS_LIKE(near(w, with_thirds(rows({{1, 3, 5}, {2, 4, 6}}))),
             "the weights are drawn column by column");
  LOOKS_LIKE(near(w, with_thirds(rows({{6, 5, 4}, {3, 2, 1}}))), "the last weight is drawn first");
  LOOKS_LIKE(near(w, (expected.array() + 0.7).matrix()), "the old weights are added to");
  LOOKS_LIKE(near(w, rows({{1, 2, 3}, {4, 5, 6}})), "the numbers are cut to whole ones");
  LOOKS_LIKE(w != expected && near(w, expected, 1e-6),
             "the numbers are cut to float; a weight is of type real");
  CHECK_THAT(w, EqualsMatrix(expected, 0));
  CHECK(calls == 6);
}

TEST_CASE("filled again, weights get the numbers that come next", "[10.3]") {
  Counter counter;
  Matrix w = shaped(3, 2);
  fill(w, std::ref(counter));
  CHECK_THAT(w, EqualsMatrix(with_thirds(rows({{1, 2}, {3, 4}, {5, 6}}))));
  fill(w, std::ref(counter));
  CHECK_THAT(w, EqualsMatrix(with_thirds(rows({{7, 8}, {9, 10}, {11, 12}}))));
  CHECK(counter.calls == 12);
}

TEST_CASE("a matrix takes as many numbers as it has weights, an empty one none", "[10.3]") {
  const std::vector<std::pair<Index, Index>> shapes = {{1, 1}, {1, 5}, {5, 1}, {2, 7},
                                                       {7, 2}, {0, 0}, {0, 3}, {3, 0}};
  for (const auto& [in, out] : shapes) {
    INFO("W [" << in << ", " << out << "]");
    Matrix w = shaped(in, out);
    Counter counter;
    fill(w, std::ref(counter));
    CHECK(counter.calls == in * out);
    REQUIRE(w.rows() == in);
    REQUIRE(w.cols() == out);
    if (w.size() > 0) CHECK(w(in - 1, out - 1) == counter.calls + 1 / 3.0);
  }
}

TEST_CASE("uniform and normal weights are the random numbers, row by row", "[10.3]") {
  Rng rng(3);
  Rng again(3);
  Matrix w = shaped(2, 3);
  Matrix expected = shaped(2, 3);
  const auto fill_expected = [&](auto draw) {
    for (Index i = 0; i < 2; ++i) {
      for (Index j = 0; j < 3; ++j) expected(i, j) = draw();
    }
  };
  uniform(w, -0.3, 0.1, rng);
  fill_expected([&] { return again.uniform(-0.3, 0.1); });
  CHECK_THAT(w, EqualsMatrix(expected, 0));
  normal(w, 0.2, rng);
  fill_expected([&] { return again.normal(0, 0.2); });
  CHECK_THAT(w, EqualsMatrix(expected, 0));
  CHECK(rng.bits() == again.bits());
}

TEST_CASE("uniform weights lie between their bounds", "[10.3]") {
  Matrix w = large();
  Rng rng(1);
  uniform(w, -0.3, 0.1, rng);
  const auto values = sorted_values(w);
  CHECK(values.front() < -0.299);
  CHECK(values.front() >= -0.3);
  CHECK(values.back() < 0.1);
  CHECK(values.back() > 0.099);
}

TEST_CASE("uniform weights have the mean, the variance and the distribution they should have",
          "[10.3]") {
  Matrix w = large();
  Rng rng(2);
  uniform(w, -0.3, 0.1, rng);
  CHECK(w.mean() == Approx(-0.1).margin(0.003));
  CHECK(variance(w) == Approx(0.4 * 0.4 / 12).epsilon(0.03));
  CHECK(ks_statistic(w, uniform_distribution(-0.3, 0.1)) < ks_critical(w));
}

TEST_CASE("normal weights have the mean, the variance and the distribution they should have",
          "[10.3]") {
  Matrix w = large();
  Rng rng(4);  // Seed 1 is the one in a hundred; of seeds 1 to 1000, ten are.
  normal(w, 0.2, rng);
  CHECK(deviation_of(w) == Approx(0.2).epsilon(0.03));
  CHECK(w.mean() == Approx(0).margin(0.005));
  CHECK(ks_statistic(w, normal_with(0.2)) < ks_critical(w));
}

TEST_CASE("standard normal weights have a standard deviation of 1", "[10.3]") {
  Matrix w = large();
  Rng rng(2);
  standard_normal(w, rng);
  CHECK(deviation_of(w) == Approx(1).epsilon(0.03));
  CHECK(ks_statistic(w, normal_with(1)) < ks_critical(w));
}

TEST_CASE("the Kolmogorov-Smirnov test tells a uniform from a normal of the same variance",
          "[10.3]") {
  Matrix w = large();
  Rng rng(3);
  normal(w, 1, rng);
  CHECK(ks_statistic(w, uniform_distribution(-std::sqrt(3), std::sqrt(3))) > 2 * ks_critical(w));
}

TEST_CASE("uniform numbers within the bound have the standard deviation asked for", "[10.4]") {
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
