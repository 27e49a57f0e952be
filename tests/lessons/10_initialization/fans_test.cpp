#include "fans.hpp"

#include "large.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("fan_in counts the inputs that a unit adds up, fan_out the units that an input goes to",
          "[10.1]") {
  const auto w = shaped(3, 7);
  const auto in = fan(w, Fan::in);
  const auto out = fan(w, Fan::out);
  LOOKS_LIKE(in == 7 && out == 3, "rows and columns are exchanged: here W is [in, out]");
  LOOKS_LIKE(in == out && (in == 3 || in == 7), "both fans are one number: look at `which`");
  LOOKS_LIKE(in == 21 || out == 21, "these are all the weights");
  LOOKS_LIKE(in == 10 || out == 10, "these are inputs and units together");
  LOOKS_LIKE(in == 5 && out == 5, "this is the mean of the two fans");
  LOOKS_LIKE(in == 4 || out == 8, "the bias is counted: it is not in W");
  CHECK(in == 3);
  CHECK(out == 7);
}

TEST_CASE("a layer's two fans are its inputs and its units", "[10.1]") {
  CHECK(fan_in(shaped(784, 256)) == 784);
  CHECK(fan_out(shaped(784, 256)) == 256);
  CHECK(fan_in(shaped(1, 9)) == 1);
  CHECK(fan_out(shaped(1, 9)) == 9);
  CHECK(fan_in(shaped(4, 4)) == 4);
  CHECK(fan_out(shaped(4, 4)) == 4);
}

}  // namespace
}  // namespace dl
