#include "l2_penalty.hpp"

#include <cmath>

#include "common/gradient_check.hpp"
#include "golden_network.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/weight_decay.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/08_regularization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the penalty is half the decay times the sum of all squares", "[08.3]") {
  Parameter a(rows({{1, -2}, {0.5, 3}}));
  Parameter b(row({-4}));
  const double penalty = l2_penalty({&a, &b}, 0.1);
  LOOKS_LIKE(penalty == Approx(3.025),
             "the half is missing: the derivative would be 2 · decay · w");
  LOOKS_LIKE(penalty == Approx(0.05 * (std::sqrt(14.25) + 4)),
             "this adds up the lengths, not their squares");
  LOOKS_LIKE(penalty == Approx(0.05 * 16), "only the last parameter counts here: add them up");
  LOOKS_LIKE(penalty == Approx(1.5), "the squares are added up in an int: fractions are lost");
  LOOKS_LIKE(penalty == 0, "1 / 2 is 0 in integers: write decay / 2");
  CHECK(penalty == Approx(1.5125));
}

TEST_CASE("the gradient of the penalty is lesson 06's weight decay", "[08.3]") {
  Parameter a(rows({{0.5, -2}, {0.25, 3}}));
  add_weight_decay({&a}, 0.3);  // onto a gradient of zero
  const auto penalty = [](const Matrix& w) {
    Parameter at(w);
    return l2_penalty({&at}, 0.3);
  };
  CHECK(gradient_error(penalty, a.value, a.gradient) < 1e-8);
}

TEST_CASE("20 steps with the penalty agree with PyTorch's Adam with weight_decay", "[08.3]") {
  GoldenNetwork golden;
  const auto parameters = golden.network.parameters();
  Adam optimizer(parameters, 0.05);
  int steps = 0;
  for (const auto& expected : golden::adam_l2_path) {
    INFO("step " << ++steps);
    golden.find_gradients();
    add_weight_decay(parameters, 0.1);
    const auto loss_and_penalty = [&] {
      return cross_entropy(golden.network.forward(golden.x, Mode::train), golden.labels,
                           golden.grad) +
             l2_penalty(parameters, 0.1);
    };
    REQUIRE(gradient_check(golden.network.named_parameters(), loss_and_penalty).error < 1e-8);
    optimizer.step();
    REQUIRE_THAT(golden.state(), EqualsMatrix(row(expected), 1e-12));
  }
  CHECK(steps == 20);
}

}  // namespace
}  // namespace dl
