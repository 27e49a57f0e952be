#include "xor_network.hpp"

#include "mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("two hidden units are enough for XOR", "[04.7]") {
  const Mlp network = xor_network();
  const Matrix y = network.forward(rows({{0, 0}, {0, 1}, {1, 0}, {1, 1}})).transpose();
  LOOKS_LIKE(near(y, row({0, 1, 1, 1})), "this is OR: take AND away");
  LOOKS_LIKE(near(y, row({0, 0, 0, 1})), "this is AND");
  LOOKS_LIKE(near(y, row({1, 0, 0, 1})), "this is XOR turned round: check the signs of the output");
  const auto& hidden = network.layers.at(0);
  const bool same =
      near(hidden.weight.col(0), hidden.weight.col(1)) && hidden.bias(0) == hidden.bias(1);
  LOOKS_LIKE(near(y, row({0, 0, 0, 0})) && same, "the two hidden units say the same: they cancel");
  LOOKS_LIKE(near(y, row({0, 0, 0, 0})) && !same && network.layers.at(1).bias.allFinite(),
             "AND less OR is never above 0: it is OR less AND");
  CHECK_THAT(y, EqualsMatrix(row({0, 1, 1, 0})));
}

}  // namespace
}  // namespace dl
