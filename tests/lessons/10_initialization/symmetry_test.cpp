#include "symmetry.hpp"

#include "common/rng.hpp"
#include "deep_network.hpp"
#include "distributions.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"
#include "xavier.hpp"

namespace dl {
namespace {

/// Ten steps of descent for a network 4-6-5-3.
Sequential trained(Activation activation, const Fill& fill) {
  Rng rng(1);
  const Matrix x = random_matrix(20, 4, rng);
  Labels y;
  for (Index i = 0; i < x.rows(); ++i) y.push_back(static_cast<int>(rng.index(3)));
  auto network = deep_network({4, 6, 5, 3}, activation, fill, rng);
  Classification objective(network, x, y);
  const auto order = rng.permutation(20);
  for (int step = 0; step < 10; ++step) {
    objective.gradient(order);
    for (auto* p : network.parameters()) p->value -= 0.5 * p->gradient;
  }
  return network;
}

TEST_CASE("units are different when their weights are", "[10.8]") {
  // Units 0 and 2 have the same weights, and so have 1 and 3; those of 1 and 4 have the same sum.
  const Matrix weight = rows({{1, 2, 1, 2, 3},
                              {2, 2, 2, 2, 2},
                              {3, 3, 3, 3, 4},
                              {4, 4, 4, 4, 5},
                              {5, 5, 5, 5, 5},
                              {6, 5.5, 6, 5.5, 2.5}});
  const auto count = different_units(weight);
  LOOKS_LIKE(count == 6, "rows are compared; a unit is a column");
  LOOKS_LIKE(count == 5, "only neighbours are compared");
  LOOKS_LIKE(count == 4, "units are compared with the first one only");
  LOOKS_LIKE(count == 2, "the sums are compared: each weight counts");
  LOOKS_LIKE(count == 1, "only units that repeat none and that none repeats are counted");
  CHECK(count == 3);
}

TEST_CASE("one weight is enough to make a unit different", "[10.8]") {
  const auto count = different_units(rows({{1, 1}, {3, 2}}));
  LOOKS_LIKE(count == 1, "only the first weight is compared");
  CHECK(count == 2);
  CHECK(different_units(rows({{1, 1 + 1e-7}})) == 1);
  const auto larger = different_units(rows({{1, 1 + 1e-3}, {2, 2}}));
  LOOKS_LIKE(larger == 1, "a unit with larger weights is taken for the same: mind the sign");
  CHECK(larger == 2);
  CHECK(different_units(rows({{1, 1.5}}), 0.5) == 1);  // more than the tolerance, it says
}

TEST_CASE("after zeros all units are one, and with tanh and ReLU only the last bias has moved",
          "[10.8]") {
  for (const auto activation : {Activation::sigmoid, Activation::tanh, Activation::relu}) {
    auto network = trained(activation, [](Matrix& w, Rng&) { zeros(w); });
    const auto parameters = network.parameters();
    INFO(name_of(activation));
    CHECK(different_units(parameters[0]->value) == 1);
    CHECK(different_units(parameters[2]->value) == 1);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const bool still = parameters[i]->value.isZero();
      if (activation != Activation::sigmoid) CHECK(still == (i + 1 < parameters.size()));
    }
  }
}

TEST_CASE("equal weights move, and stay equal", "[10.8]") {
  auto equal = trained(Activation::tanh, [](Matrix& w, Rng&) { constant(w, 0.5); });
  const auto parameters = equal.parameters();
  CHECK(different_units(parameters[0]->value) == 1);
  CHECK(different_units(parameters[2]->value) == 1);
  CHECK((parameters[0]->value.array() - 0.5).matrix().norm() > 1e-3);
  auto random = trained(Activation::tanh, [](Matrix& w, Rng& rng) { xavier_normal(w, rng); });
  CHECK(different_units(random.parameters()[0]->value) == 6);
}

}  // namespace
}  // namespace dl
