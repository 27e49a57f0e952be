#include "bumps.hpp"

#include <cmath>
#include <numbers>

#include "mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// What a network of one hidden sigmoid layer and one output says at x, written out for one number.
double output_at(const Mlp& network, double x) {
  const auto& hidden = network.layers.at(0);
  const auto& output = network.layers.at(1);
  double y = output.bias(0);
  for (Index j = 0; j < hidden.bias.size(); ++j) {
    y += output.weight(j, 0) / (1 + std::exp(-(hidden.weight(0, j) * x + hidden.bias(j))));
  }
  return y;
}

TEST_CASE("a bump is as high as the curve in the middle of its piece, and 0 elsewhere", "[04.9]") {
  const auto line = [](double x) { return x; };
  const Mlp one = sum_of_bumps(line, 2, 6, 1, 1000);
  const double inside = output_at(one, 4);
  LOOKS_LIKE(inside == Approx(2), "the height is f where the piece begins, not in its middle");
  LOOKS_LIKE(output_at(one, 1) == Approx(2), "the first piece begins at low, not at 0");
  LOOKS_LIKE(std::abs(inside) < 1e-6 && std::abs(output_at(one, -4)) > 1,
             "the bias has the wrong sign: a sigmoid rises at -b / w");
  CHECK(inside == Approx(4));
  const double after = output_at(one, 9);
  LOOKS_LIKE(after == Approx(8), "the bump does not end: its second unit has to be taken away");
  CHECK(std::abs(after) < 1e-6);
  CHECK(std::abs(output_at(one, -1)) < 1e-6);
}

TEST_CASE("a sigmoid is as steep as it is told, for its piece", "[04.9]") {
  // Two pieces of width 5.
  const Mlp network = sum_of_bumps([](double x) { return x; }, 2, 12, 2, 15);
  const auto& weight = network.layers.at(0).weight;
  LOOKS_LIKE(weight(0, 0) == Approx(15), "the steepness is for a piece, whatever its width");
  LOOKS_LIKE(weight(0, 0) == Approx(75),
             "a wider piece has a flatter sigmoid: divide by its width");
  CHECK_THAT(weight, EqualsMatrix(row({3, 3, 3, 3})));
}

TEST_CASE("bumps side by side follow the curve", "[04.9]") {
  const auto square = [](double x) { return x * x; };
  const Mlp network = sum_of_bumps(square, 0, 2, 4, 1000);
  for (const double middle : {0.25, 0.75, 1.25, 1.75}) {
    INFO("x = " << middle);
    CHECK(output_at(network, middle) == Approx(middle * middle).margin(1e-6));
  }
}

TEST_CASE("twice as many bumps halve the error", "[04.9]") {
  const auto f = [](double x) { return std::sin(x); };
  double before = 2;  // as if all were 0
  for (const Index bumps : {8, 16, 32, 64}) {
    const Mlp network = sum_of_bumps(f, 0, std::numbers::pi, bumps, 1000);
    double error = 0;  // the area between the two
    for (int i = 1; i < 1000; ++i) {
      const double x = std::numbers::pi * i / 1000;
      error += std::abs(output_at(network, x) - f(x)) * std::numbers::pi / 1000;
    }
    INFO(bumps << " bumps");
    CHECK(error > 0.01);
    CHECK(error < 0.6 * before);
    before = error;
  }
}

}  // namespace
}  // namespace dl
