#include "activation_layer.hpp"

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "layer.hpp"
#include "tests/golden/07_backpropagation.hpp"
#include "tests/testing.hpp"
#include "weighted_output.hpp"

namespace dl {
namespace {

Matrix slope_of(Activation activation, const Matrix& x) {
  Matrix y(x.rows(), x.cols());
  activate(activation, x, y);
  Matrix slope;
  activation_gradient(activation, x, y, Matrix::Ones(x.rows(), x.cols()), slope);
  return slope;
}

TEST_CASE("the slopes agree with PyTorch's", "[07.3]") {
  const Matrix x = rows(golden::activation_x);
  const Matrix sigmoid = slope_of(Activation::sigmoid, x);
  LOOKS_LIKE(near(sigmoid, (x.array() * (1 - x.array())).matrix()),
             "the sigmoid's slope is y (1 - y), of the output y, not of x");
  CHECK_THAT(sigmoid, EqualsMatrix(rows(golden::sigmoid_slope), 1e-12));
  const Matrix tanh = slope_of(Activation::tanh, x);
  LOOKS_LIKE(near(tanh, (1 - x.array().tanh()).matrix()), "the square is missing: 1 - y²");
  LOOKS_LIKE(near(tanh, (1 - x.array().square()).matrix()),
             "tanh's slope is 1 - y², of the output");
  CHECK_THAT(tanh, EqualsMatrix(rows(golden::tanh_slope), 1e-12));
  CHECK_THAT(slope_of(Activation::relu, x), EqualsMatrix(rows(golden::relu_slope)));
  const Matrix leaky = slope_of(Activation::leaky_relu, x);
  LOOKS_LIKE(near(leaky, rows(golden::relu_slope)), "leaky ReLU has a slope of 0.01 below 0");
  CHECK_THAT(leaky, EqualsMatrix(rows(golden::leaky_relu_slope)));
  const Matrix gelu = slope_of(Activation::gelu, x);
  LOOKS_LIKE(near(gelu, x.unaryExpr([](real v) { return normal_distribution(v); })),
             "GELU is a product: its slope has a second part, x Φ'(x)");
  CHECK_THAT(gelu, EqualsMatrix(rows(golden::gelu_slope), 1e-12));
}

TEST_CASE("the slope multiplies the error that arrives", "[07.3]") {
  const Matrix x = rows({{2, -2}, {0.5, -0.5}});
  const Matrix grad_y = rows({{3, 5}, {-1, 7}});
  for (const auto activation : all_activations) {
    INFO(name_of(activation));
    const Matrix slope = slope_of(activation, x);
    Matrix y(2, 2);
    activate(activation, x, y);
    Matrix grad_x;
    activation_gradient(activation, x, y, grad_y, grad_x);
    LOOKS_LIKE(activation != Activation::identity && near(grad_x, slope),
               "the error that arrives is left out: multiply by grad_y");
    CHECK_THAT(grad_x, EqualsMatrix(grad_y.cwiseProduct(slope)));
  }
}

TEST_CASE("at exactly 0 the rectifiers have the slope from below", "[07.3]") {
  for (const auto activation : {Activation::relu, Activation::leaky_relu}) {
    INFO(name_of(activation));
    const Matrix slope = slope_of(activation, row({0, 2, -2}));
    LOOKS_LIKE(slope(0) == 1, "the slope is 1 only above 0, not at 0");
    CHECK_THAT(slope, EqualsMatrix(row({slope(2), 1, slope(2)})));
    CHECK(slope(2) < 0.02);
  }
}

TEST_CASE("a step has no slope, so nothing below it learns", "[07.3]") {
  CHECK_THAT(slope_of(Activation::step, row({-1, 0, 1})), EqualsMatrix(row({0, 0, 0})));
}

TEST_CASE("every activation agrees with central differences", "[07.3]") {
  Rng rng(3);
  // Away from 0, where ReLU has a corner.
  Matrix x = random_matrix(4, 5, rng);
  x = (x.array().abs() < 0.01).select(real(0.5), x);
  const Matrix c = random_matrix(4, 5, rng);
  for (const auto activation : all_activations) {
    INFO(name_of(activation));
    ActivationLayer layer(activation);
    layer.forward(x, Mode::train);
    const Matrix grad_x = layer.input_gradient(c);
    CHECK(gradient_error([&](const Matrix& at) { return weighted_output(layer, at, c); }, x,
                         grad_x) < 1e-8);
  }
}

}  // namespace
}  // namespace dl
