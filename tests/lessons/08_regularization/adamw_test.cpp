#include "adamw.hpp"

#include "golden_network.hpp"
#include "tests/golden/08_regularization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("20 steps agree with PyTorch's AdamW", "[08.4]") {
  GoldenNetwork golden;
  const RowVector start = golden.state();
  const RowVector first = row(*golden::adamw_path.begin());
  AdamW optimizer(golden.network.parameters(), 0.05, 0.1);
  int steps = 0;
  for (const auto& expected : golden::adamw_path) {
    INFO("step " << ++steps);
    golden.find_gradients();
    optimizer.step();
    const RowVector now = golden.state();
    LOOKS_LIKE(steps == 1 && near(now, row(*golden::adam_l2_path.begin())),
               "this is the L2 penalty inside Adam: leave the gradients alone");
    LOOKS_LIKE(steps == 1 && near(now, first - 0.095 * start),
               "the learning rate is missing in the decay");
    LOOKS_LIKE(steps == 1 && near(now, 0.995 * start), "Adam's own step is missing");
    LOOKS_LIKE(steps == 1 && near(now, 0.995 * (first + 0.005 * start)),
               "the decay is of the weights before Adam's step, not after it");
    REQUIRE_THAT(now, EqualsMatrix(row(expected), 1e-12));
  }
  CHECK(steps == 20);
}

TEST_CASE("without a gradient the weights shrink by one factor, whatever their size", "[08.4]") {
  Parameter weights(row({1000, 1, -0.001}));
  Parameter others(row({3, -8}));
  AdamW optimizer({&weights, &others}, 0.1, 0.5);
  optimizer.step();
  LOOKS_LIKE(near(others.value, row({3, -8})) && !near(weights.value, row({1000, 1, -0.001})),
             "only the first parameter decays");
  CHECK_THAT(others.value, EqualsMatrix(row({2.85, -7.6})));
  CHECK_THAT(weights.value, EqualsMatrix(row({950, 0.95, -0.00095})));
  optimizer.set_learning_rate(0.2);
  optimizer.step();
  LOOKS_LIKE(weights.value(0, 1) == Approx(0.95 * 0.95),
             "a new learning rate does not reach the decay");
  CHECK_THAT(weights.value, EqualsMatrix(0.9 * row({950, 0.95, -0.00095})));
}

TEST_CASE("without decay it is Adam", "[08.4]") {
  Parameter a(row({1, -2}));
  Parameter b(row({1, -2}));
  AdamW adamw({&a}, 0.1, 0);
  Adam adam({&b}, 0.1);
  for (int step = 0; step < 5; ++step) {
    a.gradient = b.gradient = row({0.5 * step, -1});
    adamw.step();
    adam.step();
  }
  CHECK_THAT(a.value, EqualsMatrix(b.value, 0));
}

}  // namespace
}  // namespace dl
