#include "freezing.hpp"

#include <algorithm>
#include <vector>

#include "common/rng.hpp"
#include "small_network.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// Which layers of a network are frozen.
std::vector<bool> frozen_layers(const Sequential& network) {
  std::vector<bool> frozen;
  for (const auto& layer : network.layers()) frozen.push_back(layer->frozen());
  return frozen;
}

TEST_CASE("the first layers are frozen, those behind them learn", "[13.3]") {
  Rng rng(8);
  auto network = small_network(rng);
  freeze_first(network.body, 2);
  const auto frozen = frozen_layers(network.body);
  LOOKS_LIKE((frozen == std::vector{true, true, true, false}),
             "one layer too many is frozen: number `count` learns");
  LOOKS_LIKE((frozen == std::vector{false, false, true, true}),
             "the last layers are frozen instead of the first");
  LOOKS_LIKE((frozen == std::vector{false, true, false, false}), "only one layer is frozen");
  CHECK(frozen == std::vector{true, true, false, false});
  CHECK(network.parameters().size() == 4);
}

TEST_CASE("each call freezes anew: what was frozen before does not stay so", "[13.3]") {
  Rng rng(9);
  auto network = small_network(rng);
  for (const std::size_t count : {3U, 1U, 4U, 0U, 2U}) {
    network.body.set_frozen(true);
    freeze_first(network.body, count);
    const auto frozen = frozen_layers(network.body);
    std::vector<bool> expected;
    for (std::size_t i = 0; i < 4; ++i) expected.push_back(i < count);
    LOOKS_LIKE(std::ranges::count(frozen, true) == 0 && count > 0 && count < 4,
               "nothing is frozen");
    CHECK(frozen == expected);
    CHECK_FALSE(network.body.frozen());
  }
}

TEST_CASE("the trained share counts numbers, not matrices", "[13.4]") {
  Rng rng(10);
  auto network = small_network(rng);  // 35 + 24 + 15 numbers
  network.body.layers()[0]->set_frozen(true);
  const double share = trained_share(network);
  LOOKS_LIKE(share == Approx(4. / 6), "it counts matrices: the first layer has more numbers");
  LOOKS_LIKE(share == Approx(35. / 74), "this is the share that is frozen");
  LOOKS_LIKE(share == 0, "a quotient of whole numbers is cut off to 0");
  LOOKS_LIKE(share == Approx(32. / 74), "the biases are missing");
  LOOKS_LIKE(share == Approx(39. / 35), "what learns was divided by what does not");
  CHECK(share == Approx(39. / 74));
  network.head.set_frozen(true);
  CHECK(trained_share(network) == Approx(24. / 74));
}

TEST_CASE("all layers, or none: a share of 1 and of 0", "[13.4]") {
  Rng rng(11);
  auto network = small_network(rng);
  CHECK(trained_share(network) == Approx(1));
  network.set_frozen(true);
  CHECK(trained_share(network) == Approx(0));
  network.set_frozen(false);
  network.body.set_frozen(true);
  CHECK(trained_share(network) == Approx(15. / 74));
}

}  // namespace
}  // namespace dl
