#include "layerwise_rates.hpp"

#include <vector>

#include "body_and_head.hpp"
#include "common/rng.hpp"
#include "common/safetensors.hpp"
#include "small_network.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/momentum.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "tests/golden/13_fine_tuning.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double agreement = 1e-10;  // with PyTorch

/// Two parameters of one row, with gradients.
struct TwoGroups {
  Parameter first{row({1, 2})};
  Parameter second{row({3, 4, 5})};

  TwoGroups() {
    first.gradient = row({0.5, -1});
    second.gradient = row({2, 0.25, -4});
  }
  std::vector<Parameters> groups() { return {{&first}, {&second}}; }
};

/// The network of the golden values as it begins.
BodyAndHead golden_network() {
  Rng rng(12);
  auto network = small_network(rng);
  const Weights start = {{"body.layers.0.weight", rows(golden::start_first_weight)},
                         {"body.layers.0.bias", rows(golden::start_first_bias)},
                         {"body.layers.2.weight", rows(golden::start_second_weight)},
                         {"body.layers.2.bias", rows(golden::start_second_bias)},
                         {"head.weight", rows(golden::start_head_weight)},
                         {"head.bias", rows(golden::start_head_bias)}};
  for (const auto& [name, matrix] : state_dict(network)) *matrix = start.at(name);
  return network;
}

template <typename AnyOptimizer>
Weights trained(BodyAndHead& network, const std::vector<double>& rates,
                const std::vector<double>& factors) {
  const Matrix x = rows(golden::x);
  const Labels y = {0, 2, 1, 1, 0, 2, 2};
  Classification objective(network, x, y);
  ParameterGroups<AnyOptimizer> optimizer(layer_groups(network), rates);
  const auto all = indices(x.rows());
  for (const double factor : factors) {
    objective.gradient(all);
    optimizer.step(factor);
  }
  return weights_of(network);
}

TEST_CASE("the last group has the rate itself, each before it a smaller one", "[13.5]") {
  const auto rates = layerwise_rates(4, 0.03, 0.4);
  REQUIRE(rates.size() == 4);
  LOOKS_LIKE(rates[0] == Approx(0.03), "the order is turned: the first group is the slowest");
  LOOKS_LIKE(rates[3] == Approx(0.03 * 0.4),
             "one factor too many: behind the last group there is none");
  LOOKS_LIKE(
      rates[3] == Approx(0.03) && rates[1] == Approx(0.03 * 0.4) && rates[0] == Approx(0.03 * 0.4),
      "the decay does not add up from layer to layer");
  LOOKS_LIKE(rates[2] == Approx(0.03 / 0.4), "divided by the decay: the rates grow with the depth");
  CHECK(rates[0] == Approx(0.00192));
  CHECK(rates[1] == Approx(0.0048));
  CHECK(rates[2] == Approx(0.012));
  CHECK(rates[3] == Approx(0.03));
}

TEST_CASE("one group has the rate, and a decay of 1 gives it to all", "[13.5]") {
  CHECK(layerwise_rates(1, 0.07, 0.3) == std::vector<double>{0.07});
  CHECK(layerwise_rates(3, 0.07, 1) == std::vector<double>{0.07, 0.07, 0.07});
  const auto two = layerwise_rates(2, 0.5, 1 / 2.6);
  CHECK(two[0] == Approx(0.5 / 2.6));
}

TEST_CASE("each group makes its step at its own rate", "[13.6]") {
  TwoGroups two;
  ParameterGroups<Sgd> optimizer(two.groups(), {0.1, 0.02});
  optimizer.step();
  const bool stands = near(two.first.value, row({1, 2}));
  LOOKS_LIKE(near(two.second.value, row({3, 4, 5})) && !stands, "the last group makes no step");
  LOOKS_LIKE(near(two.second.value, row({3 - 0.2, 4 - 0.025, 5 + 0.4})),
             "all groups have the rate of the first");
  LOOKS_LIKE(stands, "no step was made");
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.96, 3.995, 5.08})));
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.95, 2.1})));
}

TEST_CASE("the factor of a step is for that step alone", "[13.6]") {
  TwoGroups two;
  ParameterGroups<Sgd> optimizer(two.groups(), {0.1, 0.02});
  optimizer.step(0.5);
  LOOKS_LIKE(near(two.first.value, row({0.95, 2.1})), "the factor is not used");
  LOOKS_LIKE(near(two.first.value, row({0.75, 2.5})), "the factor stands in place of the rate");
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.975, 2.05})));
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.98, 3.9975, 5.04})));
  optimizer.step(0.4);
  LOOKS_LIKE(near(two.first.value, row({0.965, 2.07})),
             "the second factor multiplies a rate that the first has changed already");
  CHECK_THAT(two.first.value, EqualsMatrix(row({0.955, 2.09})));
  CHECK_THAT(two.second.value, EqualsMatrix(row({2.964, 3.9955, 5.072})));
}

TEST_CASE("a frozen layer and two rates: after three steps all weights are PyTorch's", "[13.6]") {
  auto network = golden_network();
  network.body.layers()[0]->set_frozen(true);
  const auto after = trained<Momentum>(network, {0.05, 0.2}, {1, 1, 1});
  CHECK_THAT(after.at("body.layers.0.weight"), EqualsMatrix(rows(golden::start_first_weight), 0));
  CHECK_THAT(after.at("body.layers.0.bias"), EqualsMatrix(rows(golden::start_first_bias), 0));
  CHECK_THAT(after.at("body.layers.2.weight"),
             EqualsMatrix(rows(golden::frozen_second_weight), agreement));
  CHECK_THAT(after.at("body.layers.2.bias"),
             EqualsMatrix(rows(golden::frozen_second_bias), agreement));
  CHECK_THAT(after.at("head.weight"), EqualsMatrix(rows(golden::frozen_head_weight), agreement));
  CHECK_THAT(after.at("head.bias"), EqualsMatrix(rows(golden::frozen_head_bias), agreement));
}

TEST_CASE("a rate for each layer under a schedule: Adam's weights are PyTorch's", "[13.6]") {
  auto network = golden_network();
  const auto after = trained<Adam>(network, {0.02 * 0.4 * 0.4, 0.02 * 0.4, 0.02}, {1, 0.7, 0.2});
  CHECK_THAT(after.at("body.layers.0.weight"),
             EqualsMatrix(rows(golden::layerwise_first_weight), agreement));
  CHECK_THAT(after.at("body.layers.0.bias"),
             EqualsMatrix(rows(golden::layerwise_first_bias), agreement));
  CHECK_THAT(after.at("body.layers.2.weight"),
             EqualsMatrix(rows(golden::layerwise_second_weight), agreement));
  CHECK_THAT(after.at("body.layers.2.bias"),
             EqualsMatrix(rows(golden::layerwise_second_bias), agreement));
  CHECK_THAT(after.at("head.weight"), EqualsMatrix(rows(golden::layerwise_head_weight), agreement));
  CHECK_THAT(after.at("head.bias"), EqualsMatrix(rows(golden::layerwise_head_bias), agreement));
}

}  // namespace
}  // namespace dl
