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
  LOOKS_LIKE(near(y, row({0, 0, 0, 0})), "the two hidden units say the same: they cancel");
  CHECK_THAT(y, EqualsMatrix(row({0, 1, 1, 0})));
}

}  // namespace
}  // namespace dl
