#include "adam.hpp"

#include <cmath>

#include "steps_of.hpp"

namespace dl {
namespace {

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size", "[06.5]") {
  for (const double gradient : {0.02, 1.0, 50.0}) {
    INFO("gradient " << gradient);
    const double step = -steps_of<Adam>(1, gradient, 0.01)[0];
    LOOKS_LIKE(step == Approx(0.001).epsilon(1e-3), "the mean of the gradients is not corrected");
    LOOKS_LIKE(step == Approx(0.01 / std::sqrt(0.001)).epsilon(1e-3),
               "the mean of the squares is not corrected");
    LOOKS_LIKE(step == Approx(0.001 / std::sqrt(0.001)).epsilon(1e-3),
               "neither mean is freed of the zeros it began with");
    LOOKS_LIKE(step == Approx(0.1).epsilon(1e-3), "the gradient comes into m in full");
    LOOKS_LIKE(step == Approx(0.01 * std::sqrt(0.001)).epsilon(1e-3),
               "the square comes into v in full");
    CHECK(step == Approx(0.01).epsilon(1e-4));
  }
}

TEST_CASE("Adam adds epsilon outside the root", "[06.5]") {
  const double w = steps_of<Adam>(1, 2, 1, 0.9, 0.999, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(4.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-0.8));
}

TEST_CASE("Adam's means fade, each at its own pace, and are corrected step by step", "[06.5]") {
  Parameter w(Matrix::Zero(1, 1));
  Adam optimizer({&w}, /*learning_rate=*/0.5, /*beta1=*/0.5, /*beta2=*/0.75);
  w.gradient(0, 0) = 2;
  optimizer.step();
  const double first = w.value(0, 0);
  LOOKS_LIKE(first == Approx(-1 / std::sqrt(2)), "the mean of v is of squares");
  LOOKS_LIKE(first == Approx(0.5), "the step goes uphill");
  LOOKS_LIKE(first == Approx(-0.5 / std::sqrt(8)),
             "beta1 is for the gradients, beta2 for their squares");
  CHECK(first == Approx(-0.5));
  w.gradient(0, 0) = 1;
  optimizer.step();
  const double second = first - w.value(0, 0);
  const bool begins_well = steps_of<Adam>(1, 1, 0.01)[0] == Approx(-0.01).epsilon(1e-4);
  LOOKS_LIKE(begins_well && second == Approx(0.5),
             "each step has the correction of the first: t grows by 1 with every step");
  LOOKS_LIKE(second == Approx(0.5 * 2 / std::sqrt(3.25 / 0.4375)),
             "the corrected means are remembered: what is remembered is not corrected");
  CHECK(second == Approx(0.5 * (1 / 0.75) / std::sqrt(1 / 0.4375)));
}

TEST_CASE("Adam counts its steps, whatever the number of weights", "[06.5]") {
  Parameter large(Matrix::Zero(37, 91));  // more than one piece
  Parameter small(Matrix::Zero(1, 2));
  Adam optimizer({&large, &small}, 0.25);
  large.gradient = Matrix::Constant(37, 91, 3);
  small.gradient << -1, 0.5;
  optimizer.step();
  optimizer.step();
  LOOKS_LIKE(*optimizer.state().steps > 2, "t counts pieces of the weights: it is to count steps");
  CHECK(*optimizer.state().steps == 2);
  CHECK_THAT(large.value, EqualsMatrix(Matrix::Constant(37, 91, -0.5), 1e-6));
  CHECK_THAT(small.value, EqualsMatrix(row({0.5, -0.5}), 1e-6));
}

TEST_CASE("Adam takes PyTorch's 20 steps, without and with weight decay", "[06.5]") {
  CHECK_THAT(golden_walk<Adam>(0.01), EqualsMatrix(rows(golden::adam_path), exactly));
  CHECK_THAT(golden_walk<Adam>(0.01, 0.1), EqualsMatrix(rows(golden::adam_decay_path), exactly));
}

}  // namespace
}  // namespace dl
