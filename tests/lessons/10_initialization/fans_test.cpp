#include "fans.hpp"

#include "large.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("fan_in counts the inputs that a unit adds up", "[10.1]") {
  const auto count = fan_in(shaped(3, 5));
  LOOKS_LIKE(count == 5, "rows and columns are exchanged: here W is [in, out]");
  LOOKS_LIKE(count == 15, "these are all the weights");
  LOOKS_LIKE(count == 8, "these are inputs and units together");
  LOOKS_LIKE(count == 4, "the bias is counted: it is not in W");
  CHECK(count == 3);
  CHECK(fan_in(shaped(784, 256)) == 784);
}

TEST_CASE("fan_out counts the units that an input goes to", "[10.2]") {
  const auto count = fan_out(shaped(3, 5));
  LOOKS_LIKE(count == 3, "rows and columns are exchanged: here W is [in, out]");
  LOOKS_LIKE(count == 15, "these are all the weights");
  LOOKS_LIKE(count == 8, "these are inputs and units together");
  LOOKS_LIKE(count == 6, "the bias is counted: it is not in W");
  CHECK(count == 5);
  CHECK(fan_out(shaped(784, 256)) == 256);
}

}  // namespace
}  // namespace dl
