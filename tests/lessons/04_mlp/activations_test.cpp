#include "activations.hpp"

#include <cmath>
#include <numbers>

#include "tests/golden/04_mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

Matrix activated(Activation activation, const Matrix& x) {
  Matrix y;
  activate(activation, x, y);
  return y;
}

TEST_CASE("the identity changes nothing", "[04.2]") {
  CHECK_THAT(activated(Activation::identity, row({-2, 0, 3})), EqualsMatrix(row({-2, 0, 3})));
}

TEST_CASE("the step is 1 above 0 only", "[04.2]") {
  const Matrix y = activated(Activation::step, row({-1, -1e-9, 0, 1e-9, 2}));
  LOOKS_LIKE(near(y, row({0, 0, 1, 1, 1})), "a sum of exactly 0 does not pass the threshold");
  CHECK_THAT(y, EqualsMatrix(row({0, 0, 0, 1, 1})));
}

TEST_CASE("sigmoid and tanh agree with PyTorch", "[04.2]") {
  const Matrix x = rows(golden::activation_x);
  const Matrix sigmoid = activated(Activation::sigmoid, x);
  LOOKS_LIKE(near(sigmoid, (1 - rows(golden::sigmoid_y).array()).matrix()),
             "the sigmoid falls: the sign in exp(-x) is missing");
  LOOKS_LIKE(near(sigmoid, rows(golden::tanh_y), 1e-9),
             "a break is missing: each case goes on into the next one");
  CHECK_THAT(sigmoid, EqualsMatrix(rows(golden::sigmoid_y), 1e-12));
  CHECK_THAT(activated(Activation::tanh, x), EqualsMatrix(rows(golden::tanh_y), 1e-12));
}

TEST_CASE("far from 0 sigmoid and tanh are flat, and stay numbers", "[04.2]") {
  for (const auto activation : {Activation::sigmoid, Activation::tanh}) {
    const bool near_0 = activated(activation, row({-2, 3})).allFinite();
    const Matrix y = activated(activation, row({-1000, 1000, 2000}));
    INFO(name_of(activation));
    LOOKS_LIKE(near_0 && !y.allFinite(),
               "exp overflows, and infinity over infinity is not a number");
    CHECK_THAT(y, EqualsMatrix(row({activation == Activation::tanh ? -1.0 : 0.0, 1, 1})));
  }
}

TEST_CASE("ReLU and leaky ReLU agree with PyTorch", "[04.2]") {
  const Matrix x = rows(golden::activation_x);
  const Matrix relu = activated(Activation::relu, x);
  LOOKS_LIKE(near(relu, x.cwiseMin(real(0))), "this is the smaller of x and 0");
  LOOKS_LIKE(near(relu, x.cwiseAbs()), "this is the absolute value");
  CHECK_THAT(relu, EqualsMatrix(rows(golden::relu_y)));
  const Matrix leaky = activated(Activation::leaky_relu, x);
  LOOKS_LIKE(near(leaky, x.cwiseMin(leaky_slope * x)),
             "this is the smaller of x and 0.01 x, not the larger");
  CHECK_THAT(leaky, EqualsMatrix(rows(golden::leaky_relu_y)));
}

TEST_CASE("GELU agrees with PyTorch", "[04.2]") {
  const Matrix x = rows(golden::activation_x);
  const Matrix y = activated(Activation::gelu, x);
  const Matrix tanh_form =
      0.5 * x.array() *
      (1 + (std::sqrt(2 / std::numbers::pi) * (x.array() + 0.044715 * x.array().cube())).tanh());
  LOOKS_LIKE(near(y, x.unaryExpr([](real v) { return normal_distribution(v); })),
             "the factor x before the distribution function is missing");
  LOOKS_LIKE(near(y, tanh_form), "this is the approximation by tanh, not x times the distribution");
  CHECK_THAT(y, EqualsMatrix(rows(golden::gelu_y), 1e-12));
}

TEST_CASE("an activation may write over its input", "[04.2]") {
  for (const auto activation : all_activations) {
    Matrix x = rows(golden::activation_x);
    const Matrix expected = activated(activation, x);
    activate(activation, x, x);
    INFO(name_of(activation));
    CHECK_THAT(x, EqualsMatrix(expected));
  }
}

}  // namespace
}  // namespace dl
