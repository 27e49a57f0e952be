#include "mlp.hpp"

#include "activations.hpp"
#include "tests/golden/04_mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

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
      {{rows({{1}}), row({0}), Activation::relu}, {rows({{1}}), row({-2}), Activation::step}}};
  const Matrix y = network.forward(rows({{-3}, {1}, {5}}));
  LOOKS_LIKE(near(y, rows({{-2}, {-1}, {3}})), "the last layer's activation is missing");
  CHECK_THAT(y, EqualsMatrix(rows({{0}, {0}, {1}})));
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
  LOOKS_LIKE(count == 784 * 128 + 128, "the last layer is not counted");
  LOOKS_LIKE(count == 128 * 10 + 10, "only the last layer is counted");
  LOOKS_LIKE(count == 784 * 128 + 128 * 10 + 784 + 128 + 10, "the input layer has no biases");
  LOOKS_LIKE(count == 784 * 128 + 128 * 10 + 784 + 128,
             "there is a bias for each unit of the layer, not for each of its inputs");
  CHECK(count == 101770);
  CHECK(parameter_count({784, 256, 128, 10}) == 235146);
}

TEST_CASE("one layer is counted, and an input layer alone has nothing to learn", "[04.6]") {
  CHECK(parameter_count({3, 2}) == 8);
  CHECK(parameter_count({784}) == 0);
}

}  // namespace
}  // namespace dl
