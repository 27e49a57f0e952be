#include "adam.hpp"

#include <cmath>

#include "steps_of.hpp"

namespace dl {
namespace {

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size", "[06.5]") {
  for (const double gradient : {0.001, 1.0, 1000.0}) {
    INFO("gradient " << gradient);
    const double step = -steps_of<Adam>(1, gradient, 0.01)[0];
    LOOKS_LIKE(step == Approx(0.001).epsilon(1e-3), "the mean of the gradients is not corrected");
    LOOKS_LIKE(step == Approx(0.01 / std::sqrt(0.001)).epsilon(1e-3),
               "the mean of the squares is not corrected");
    LOOKS_LIKE(step == Approx(0.001 / std::sqrt(0.001)).epsilon(1e-3),
               "neither mean is freed of the zeros it began with");
    LOOKS_LIKE(step == Approx(0.1).epsilon(1e-3), "the gradient comes into m in full");
    CHECK(step == Approx(0.01).epsilon(1e-4));
  }
}

TEST_CASE("Adam adds epsilon outside the root", "[06.5]") {
  const double w = steps_of<Adam>(1, 2, 1, 0.9, 0.999, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(4.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-0.8));
}

TEST_CASE("Adam takes PyTorch's 20 steps, without and with weight decay", "[06.5]") {
  CHECK_THAT(golden_walk<Adam>(0.01), EqualsMatrix(rows(golden::adam_path), exactly));
  CHECK_THAT(golden_walk<Adam>(0.01, 0.1), EqualsMatrix(rows(golden::adam_decay_path), exactly));
}

}  // namespace
}  // namespace dl
