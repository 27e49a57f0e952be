#include "finite_differences.hpp"

#include <cmath>
#include <limits>

#include "layer.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the central difference looks to both sides, and puts the weight back", "[07.8]") {
  real w = 2;
  const double slope = central_difference(
      w, [&] { return w * w * w; }, 0.1);
  LOOKS_LIKE(slope == Approx(12.61),
             "this looks to one side only: its error shrinks with h, not h²");
  LOOKS_LIKE(slope == Approx(24.02), "the way from below to above is 2h long, not h");
  LOOKS_LIKE(slope == Approx(0.1201), "this divides by 2 and multiplies by h: brackets");
  LOOKS_LIKE(slope == Approx(-12.01), "the sign is turned: above less below");
  CHECK(slope == Approx(12.01));
  LOOKS_LIKE(w != 2, "the weight is not put back");
  CHECK(w == 2);
}

TEST_CASE("the weight ends exactly as it began", "[07.8]") {
  for (real w : {0.7, -0.3, 1e-3, 12345.678}) {
    const real before = w;
    central_difference(
        w, [&] { return w * w; }, 1e-5);
    INFO("w = " << before);
    LOOKS_LIKE(w != before && std::abs(w - before) < 1e-9,
               "rounding moved it: keep the old value, and put that back");
    CHECK(w == before);
  }
}

TEST_CASE("half the step has a quarter of the error", "[07.8]") {
  real w = 0.7;
  const auto loss = [&] { return std::exp(w); };
  const double coarse = std::abs(central_difference(w, loss, 1e-2) - std::exp(0.7));
  const double fine = std::abs(central_difference(w, loss, 5e-3) - std::exp(0.7));
  CHECK(fine > 0);
  CHECK(coarse / fine == Approx(4).epsilon(0.01));
}

TEST_CASE("the gradient check lets a right gradient pass and finds a wrong one", "[07.8]") {
  Parameter a(rows({{1, -2}, {0.5, 3}}));
  Parameter b(row({2}));
  const auto loss = [&] { return a.value.array().cube().sum() + b.value(0, 0) * a.value(0, 1); };
  a.gradient = 3 * a.value.array().square();
  a.gradient(0, 1) += b.value(0, 0);
  b.gradient(0, 0) = a.value(0, 1);
  const NamedParameters both = {{"a", &a}, {"b", &b}};
  CHECK(gradient_check(both, loss).error < 1e-8);
  b.gradient(0, 0) = -a.value(0, 1);
  CHECK(gradient_check(both, loss).error > 0.5);
  CHECK(gradient_check(both, loss).parameter == "b");
}

TEST_CASE("the gradient check lets nothing pass that is not a number", "[07.8]") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {std::nan(""), infinity, -infinity}) {
    for (Index place = 0; place < 3; ++place) {
      INFO(wrong << " at place " << place);
      Parameter a(row({1, -2, 0.5}));
      Parameter b(row({3}));
      const auto loss = [&] { return a.value.array().cube().sum() + b.value(0, 0); };
      a.gradient = 3 * a.value.array().square();
      b.gradient(0, 0) = 1;
      a.gradient(0, place) = wrong;
      const auto largest = gradient_check({{"a", &a}, {"b", &b}}, loss);
      CHECK(std::isnan(largest.error));
      CHECK(largest.parameter == "a");
    }
  }
}

}  // namespace
}  // namespace dl
