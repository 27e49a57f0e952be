#include "tests/golden/04_mlp.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "bumps.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "dense.hpp"
#include "merge.hpp"
#include "mlp.hpp"
#include "softmax.hpp"
#include "tests/testing.hpp"
#include "xor_network.hpp"

namespace dl {
namespace {

Matrix activated(Activation activation, const Matrix& x) {
  Matrix y;
  activate(activation, x, y);
  return y;
}

Matrix softmax_of(const Matrix& logits) {
  Matrix probabilities;
  softmax(logits, probabilities);
  return probabilities;
}

TEST_CASE("each unit of a layer forms its own weighted sum", "[04.1]") {
  Matrix y;
  dense(row({1, 2}), rows({{3, -1}, {0.5, 4}}), row({10, 20}), y);
  LOOKS_LIKE(near(y, row({4, 7})), "the bias is missing");
  LOOKS_LIKE(near(y, row({11, 28.5})), "the weights are transposed: column j belongs to unit j");
  CHECK_THAT(y, EqualsMatrix(row({14, 27})));
}

TEST_CASE("every row of the batch gets the same bias", "[04.1]") {
  Matrix y;
  dense(rows({{0, 0}, {1, 0}, {0, 1}}), rows({{1, 0}, {0, 1}}), row({5, 6}), y);
  REQUIRE(y.rows() == 3);
  LOOKS_LIKE(near(y.row(0), row({5, 6})) && near(y.row(1), row({1, 0})),
             "only the first row gets the bias");
  CHECK_THAT(y, EqualsMatrix(rows({{5, 6}, {6, 6}, {5, 7}})));
}

TEST_CASE("a dense layer agrees with PyTorch's linear, whatever the result held before", "[04.1]") {
  Matrix y = Matrix::Constant(7, 1, 3);
  dense(rows(golden::network_x), rows(golden::hidden_weight), rows(golden::hidden_bias).row(0), y);
  CHECK_THAT(y, EqualsMatrix(rows(golden::hidden_sums), 1e-12));
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
  CHECK_THAT(sigmoid, EqualsMatrix(rows(golden::sigmoid_y), 1e-12));
  CHECK_THAT(activated(Activation::tanh, x), EqualsMatrix(rows(golden::tanh_y), 1e-12));
}

TEST_CASE("ReLU and leaky ReLU agree with PyTorch", "[04.2]") {
  const Matrix x = rows(golden::activation_x);
  CHECK_THAT(activated(Activation::relu, x), EqualsMatrix(rows(golden::relu_y)));
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

TEST_CASE("the log-sum-exp agrees with PyTorch, with logits of 1000 too", "[04.3]") {
  const Matrix logits = rows(golden::logits);
  const Matrix expected = rows(golden::log_sum_exp_of_logits);
  for (Index i = 0; i < logits.rows(); ++i) {
    INFO("logits " << logits.row(i));
    CHECK(log_sum_exp(logits.row(i)) == Approx(expected(0, i)).epsilon(1e-12));
  }
}

TEST_CASE("a log-sum-exp neither overflows nor underflows", "[04.3]") {
  const real large = log_sum_exp(row({1000, 1000}));
  LOOKS_LIKE(std::isinf(large), "exp overflows: take the largest logit away first");
  LOOKS_LIKE(large == Approx(std::log(2)), "the largest logit is not added back");
  CHECK(large == Approx(1000 + std::log(2)));
  const real small = log_sum_exp(row({-1000, -1000}));
  LOOKS_LIKE(std::isinf(small), "exp underflows: take the largest logit away first");
  CHECK(small == Approx(-1000 + std::log(2)));
}

TEST_CASE("a logit of minus infinity adds nothing, an infinite one leaves nothing finite",
          "[04.3]") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(log_sum_exp(row({-infinity, 3, -infinity})) == Approx(3));
  CHECK(log_sum_exp(row({1e30, -1e30})) == Approx(1e30));
  CHECK_FALSE(std::isfinite(log_sum_exp(row({3, infinity}))));
  CHECK_FALSE(std::isfinite(log_sum_exp(row({-infinity, -infinity}))));
}

TEST_CASE("the log-sum-exp lies between the largest logit and log n above it", "[04.3]") {
  Rng rng(1);
  for (int i = 0; i < 100; ++i) {
    const RowVector logits = 10 * random_matrix(1, 5, rng);
    const real value = log_sum_exp(logits);
    CHECK(value >= logits.maxCoeff());
    CHECK(value <= logits.maxCoeff() + std::log(5));
  }
}

TEST_CASE("the softmax agrees with PyTorch", "[04.4]") {
  const Matrix probabilities = softmax_of(rows(golden::logits));
  // The row with the largest logit of all is right then, the others lose their small exponentials.
  LOOKS_LIKE(near(probabilities.row(1), rows(golden::softmax_of_logits).row(1)),
             "the largest logit of the whole batch is taken away: each row has its own");
  CHECK_THAT(probabilities, EqualsMatrix(rows(golden::softmax_of_logits), 1e-12));
}

TEST_CASE("softmax makes probabilities of logits of any size", "[04.4]") {
  for (const double size : {1.0, 1000.0, -1000.0}) {
    const Matrix probabilities = softmax_of(row({size, size + std::log(3)}));
    INFO("logits near " << size);
    LOOKS_LIKE(!probabilities.allFinite(), "exp overflows: take the largest logit away first");
    CHECK_THAT(probabilities, EqualsMatrix(row({0.25, 0.75})));
  }
}

TEST_CASE("a logit of minus infinity has probability 0", "[04.4]") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK_THAT(softmax_of(row({2, -infinity, 2 + std::log(3)})), EqualsMatrix(row({0.25, 0, 0.75})));
  CHECK_THAT(softmax_of(row({-1e30, 1e30})), EqualsMatrix(row({0, 1})));
}

TEST_CASE("each row of probabilities adds up to 1", "[04.4]") {
  const Matrix probabilities = softmax_of(rows({{1, 2, 3}, {-3, 5, 0}, {2, 2, 2}}));
  LOOKS_LIKE(probabilities.row(0).sum() < 0.9,
             "the sum runs over the whole batch, not over the row");
  CHECK_THAT(probabilities.rowwise().sum(), EqualsMatrix(Matrix::Ones(3, 1)));
  CHECK((probabilities.array() > 0).all());
}

TEST_CASE("the softmax is the gradient of the log-sum-exp", "[04.4]") {
  const Matrix logits = row({0.3, -1.2, 2.5, 0.7});
  const Matrix gradient = softmax_of(logits);
  const auto log_sum = [](const Matrix& z) { return std::log(z.array().exp().sum()); };
  CHECK(gradient_error(log_sum, logits, gradient) < 1e-8);
}

TEST_CASE("a network computes layer by layer", "[04.5]") {
  // By hand: sums (3, -1), ReLU makes (3, 0) of them, the output is 2 · 3 + 1 and -3.
  const Mlp network{{{rows({{1, 1}, {1, -1}}), row({0, 0}), Activation::relu},
                     {rows({{2, -1}, {1, 5}}), row({1, 0}), Activation::identity}}};
  const Matrix y = network.forward(row({1, 2}));
  LOOKS_LIKE(near(y, row({6, -8})), "the activation is missing");
  LOOKS_LIKE(near(y, row({5, 9})), "every layer reads x, not the output of the layer before");
  LOOKS_LIKE(near(y, row({3, 0})), "the last layer is left out");
  CHECK_THAT(y, EqualsMatrix(row({7, -3})));
}

TEST_CASE("the output layer has its activation too", "[04.5]") {
  const Mlp network{
      {{rows({{1}}), row({0}), Activation::identity}, {rows({{1}}), row({-2}), Activation::step}}};
  const Matrix y = network.forward(rows({{1}, {5}}));
  LOOKS_LIKE(near(y, rows({{-1}, {3}})), "the last layer's activation is missing");
  CHECK_THAT(y, EqualsMatrix(rows({{0}, {1}})));
}

TEST_CASE("a network agrees with PyTorch", "[04.5]") {
  const Mlp network{
      {{rows(golden::hidden_weight), rows(golden::hidden_bias).row(0), Activation::gelu},
       {rows(golden::output_weight), rows(golden::output_bias).row(0), Activation::identity}}};
  CHECK_THAT(network.forward(rows(golden::network_x)),
             EqualsMatrix(rows(golden::network_y), 1e-12));
}

TEST_CASE("every weight and every bias is counted", "[04.6]") {
  const Index count = parameter_count({784, 128, 10});
  LOOKS_LIKE(count == 784 * 128 + 128 * 10, "the biases are not counted");
  LOOKS_LIKE(count == 784 * 128 + 128 * 10 + 784 + 128,
             "there is a bias for each unit of the layer, not for each of its inputs");
  CHECK(count == 101770);
  CHECK(parameter_count({784, 256, 128, 10}) == 235146);
}

TEST_CASE("one layer is counted, and an input layer alone has nothing to learn", "[04.6]") {
  CHECK(parameter_count({3, 2}) == 8);
  CHECK(parameter_count({784}) == 0);
}

TEST_CASE("two hidden units are enough for XOR", "[04.7]") {
  const Mlp network = xor_network();
  const Matrix y = network.forward(rows({{0, 0}, {0, 1}, {1, 0}, {1, 1}})).transpose();
  LOOKS_LIKE(near(y, row({0, 1, 1, 1})), "this is OR: take AND away");
  LOOKS_LIKE(near(y, row({0, 0, 0, 1})), "this is AND");
  LOOKS_LIKE(near(y, row({1, 0, 0, 1})), "this is XOR turned round: check the signs of the output");
  LOOKS_LIKE(near(y, row({0, 0, 0, 0})), "the two hidden units say the same: they cancel");
  CHECK_THAT(y, EqualsMatrix(row({0, 1, 1, 0})));
}

TEST_CASE("two layers without an activation between them are one", "[04.8]") {
  Rng rng(1);
  const MlpLayer first{random_matrix(2, 2, rng), random_matrix(1, 2, rng), Activation::identity};
  const MlpLayer second{random_matrix(2, 2, rng), random_matrix(1, 2, rng), Activation::identity};
  const MlpLayer one = merge(first, second);
  LOOKS_LIKE(near(one.weight, second.weight * first.weight),
             "the order is turned: x meets the first layer's weights first");
  CHECK_THAT(one.weight, EqualsMatrix(first.weight * second.weight));
  LOOKS_LIKE(near(one.bias, second.bias), "the first layer's bias is lost");
  LOOKS_LIKE(near(one.bias, first.bias + second.bias),
             "the first layer's bias passes through the second layer's weights");
  CHECK_THAT(one.bias, EqualsMatrix(first.bias * second.weight + second.bias));
}

TEST_CASE("the merged layer gives the same outputs, with any widths", "[04.8]") {
  Rng rng(2);
  const MlpLayer first{random_matrix(3, 5, rng), random_matrix(1, 5, rng), Activation::identity};
  const MlpLayer second{random_matrix(5, 2, rng), random_matrix(1, 2, rng), Activation::tanh};
  const MlpLayer one = merge(first, second);
  const Matrix x = random_matrix(20, 3, rng);
  const Matrix hidden = (x * first.weight).rowwise() + first.bias;
  const Matrix expected = (hidden * second.weight).rowwise() + second.bias;
  CHECK_THAT((x * one.weight).rowwise() + one.bias, EqualsMatrix(expected));
  CHECK(one.activation == Activation::tanh);
}

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
  LOOKS_LIKE(std::abs(inside) < 1e-6 && std::abs(output_at(one, -4)) > 1,
             "the bias has the wrong sign: a sigmoid rises at -b / w");
  CHECK(inside == Approx(4));
  const double after = output_at(one, 9);
  LOOKS_LIKE(after == Approx(8), "the bump does not end: its second unit has to be taken away");
  CHECK(std::abs(after) < 1e-6);
  CHECK(std::abs(output_at(one, -1)) < 1e-6);
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
