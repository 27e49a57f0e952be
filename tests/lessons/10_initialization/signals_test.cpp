#include "signals.hpp"

#include <vector>

#include "common/rng.hpp"
#include "deep_network.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/golden/10_initialization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// The golden network 3-5-2-3 with tanh and without biases.
Sequential golden_network() {
  const std::vector<Matrix> weights = {rows(golden::signal_weight1), rows(golden::signal_weight2),
                                       rows(golden::signal_weight3)};
  std::size_t next = 0;
  Rng rng(1);
  return deep_network(
      {3, 5, 2, 3}, Activation::tanh, [&](Matrix& w, Rng&) { w = weights[next++]; }, rng);
}

const Labels golden_labels = {0, 2, 1, 2};

TEST_CASE("in the forward pass, sums and activations are PyTorch's", "[10.7]") {
  auto network = golden_network();
  const Matrix x = rows(golden::signal_x);
  const auto seen = signals(network, x, golden_labels);
  const Matrix first_sums = rows(golden::signal_sums1);
  LOOKS_LIKE(seen.sums.size() == 3, "the output layer is counted, too");
  REQUIRE(seen.sums.size() == 2);
  REQUIRE(seen.activations.size() == 2);
  LOOKS_LIKE(near(seen.sums[0], rows(golden::signal_activations1)),
             "these are the activations; the sums are what they are made of");
  CHECK_THAT(seen.sums[0], EqualsMatrix(first_sums));
  CHECK_THAT(seen.sums[1], EqualsMatrix(rows(golden::signal_sums2)));
  LOOKS_LIKE(near(seen.activations[0], first_sums), "these are the sums, before the activation");
  CHECK_THAT(seen.activations[0], EqualsMatrix(rows(golden::signal_activations1)));
  CHECK_THAT(seen.activations[1], EqualsMatrix(rows(golden::signal_activations2)));
}

TEST_CASE("in the backward pass, the gradients are PyTorch's, the first layer's first", "[10.7]") {
  auto network = golden_network();
  const Matrix x = rows(golden::signal_x);
  const auto seen = signals(network, x, golden_labels);
  const Matrix first = rows(golden::signal_gradient1);
  REQUIRE(seen.gradients.size() == 2);
  LOOKS_LIKE(near(seen.gradients[1], first),
             "the last layer's gradient comes first: turn the list");
  CHECK_THAT(seen.gradients[0], EqualsMatrix(first));
  CHECK_THAT(seen.gradients[1], EqualsMatrix(rows(golden::signal_gradient2)));
}

TEST_CASE("the weights have their gradients after the signals passed", "[10.7]") {
  auto network = golden_network();
  auto same = golden_network();
  const Matrix x = rows(golden::signal_x);
  signals(network, x, golden_labels);
  Classification objective(same, x, golden_labels);
  const std::vector<Index> all = {0, 1, 2, 3};
  objective.gradient(all);
  for (std::size_t i = 0; i < network.parameters().size(); ++i) {
    LOOKS_LIKE(i < 2 && network.parameters()[i]->gradient.isZero(),
               "the first layer's parameters get no gradient");
    CHECK_THAT(network.parameters()[i]->gradient, EqualsMatrix(same.parameters()[i]->gradient));
  }
}

}  // namespace
}  // namespace dl
