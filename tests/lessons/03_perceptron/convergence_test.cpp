#include "convergence.hpp"

#include <cmath>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "common/toys.hpp"
#include "perceptron.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the bound is the longest sample over the smallest distance, squared", "[03.4]") {
  const Dataset data{
      .x = rows({{3, 0}, {-1, 0}}), .y = {1, 0}, .class_names = {"0", "1"}, .shape = {}};
  // R² = 9 + 1, gamma = 1 for the separator (1, 0) with bias 0.
  const double bound = mistake_bound(data, row({1, 0, 0}));
  LOOKS_LIKE(bound == Approx(9), "the input that is always 1 is missing from the length");
  LOOKS_LIKE(bound == 0, "gamma is the largest distance, not the smallest");
  LOOKS_LIKE(bound == Approx(4), "the length is not squared before the 1 is added");
  LOOKS_LIKE(bound == Approx(2), "this is the last sample's length, not the longest");
  LOOKS_LIKE(std::isinf(bound), "the side is missing: a sum of class 0 counts with a minus");
  CHECK(bound == Approx(10));
}

TEST_CASE("the bias is one of the separator's weights", "[03.4]") {
  const Dataset data{
      .x = rows({{4, 0}, {-1, 0}}), .y = {1, 0}, .class_names = {"0", "1"}, .shape = {}};
  // The closest sample is at 4 / |(2, 0, -4)| = 4 / √20, and R² = 17.
  const double bound = mistake_bound(data, row({2, 0, -4}));
  LOOKS_LIKE(bound == Approx(17. / 4), "the bias is missing from the separator's length");
  LOOKS_LIKE(bound == Approx(85), "the bias is missing from the sum");
  LOOKS_LIKE(bound == Approx(17. / 16), "the distance is the sum over the separator's length");
  CHECK(bound == Approx(21.25));
}

TEST_CASE("the length of the separator does not matter", "[03.4]") {
  Rng rng(1);
  const auto data = make_separable(50, 0.2, rng);
  CHECK(mistake_bound(data, row({5, 5, 1})) == Approx(mistake_bound(data, row({1, 1, 0.2}))));
}

TEST_CASE("a line that does not separate gives no bound", "[03.4]") {
  Rng rng(1);
  const auto data = make_separable(50, 0.2, rng);
  CHECK(std::isinf(mistake_bound(data, row({1, -1, 0}))));
  CHECK(std::isinf(mistake_bound(data, row({0, 0, 0}))));
}

TEST_CASE("a perceptron never makes more mistakes than the bound", "[03.4]") {
  for (const double margin : {0.5, 0.2, 0.05}) {
    for (int seed = 1; seed <= 5; ++seed) {
      Rng rng(static_cast<std::uint64_t>(seed));
      const auto data = make_separable(100, margin, rng);
      Perceptron p(2);
      const double bound = mistake_bound(data, row({1, 1, 0}));
      int total = 0;
      int before = -1;
      while (total != before && total <= bound) {
        before = total;
        for (Index i = 0; i < data.size(); ++i) total += p.learn(data.x.row(i), data.y[i], 0.1);
      }
      INFO("margin " << margin << ", seed " << seed);
      CHECK(total > 0);
      CHECK(total <= bound);
    }
  }
}

}  // namespace
}  // namespace dl
