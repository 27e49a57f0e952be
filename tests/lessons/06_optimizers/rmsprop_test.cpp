#include "rmsprop.hpp"

#include <cmath>

#include "steps_of.hpp"

namespace dl {
namespace {

TEST_CASE("RMSProp keeps the share beta of its mean square", "[06.4]") {
  const auto w = steps_of<RmsProp>(2, 2, /*learning_rate=*/0.5, /*beta=*/0.75);
  LOOKS_LIKE(w[0] == Approx(-1 / std::sqrt(3)), "the shares are swapped: the old mean keeps beta");
  LOOKS_LIKE(w[0] == Approx(-0.5) && w[1] == Approx(-0.5 - 1 / std::sqrt(7)),
             "the square comes in in full: nothing but a share is forgotten");
  LOOKS_LIKE(w[1] == Approx(-1), "this mean is freed of its 0: that is Adam's, not RMSProp's");
  LOOKS_LIKE(w[0] == Approx(-1 / std::sqrt(0.5)), "the gradient is not squared");
  LOOKS_LIKE(w[0] < -1000, "the step is made before v has this gradient's square");
  CHECK(w[0] == Approx(-1));
  LOOKS_LIKE(w[1] == Approx(-1 - 1 / std::sqrt(2)), "nothing is forgotten: the old mean fades");
  LOOKS_LIKE(w[1] == Approx(-1 - 1 / 1.75), "the root is missing");
  LOOKS_LIKE(w[0] == Approx(-1) && w[1] == Approx(-2), "the old mean is lost at each step");
  CHECK(w[1] == Approx(-1 - 1 / std::sqrt(1.75)));
}

TEST_CASE("RMSProp's steps end at the learning rate, where Adagrad's end at nothing", "[06.4]") {
  const auto w = steps_of<RmsProp>(2000, 3, 0.01);
  CHECK(w[1998] - w[1999] == Approx(0.01));
}

TEST_CASE("RMSProp adds epsilon outside the root", "[06.4]") {
  const double w = steps_of<RmsProp>(1, 2, 1, 0.75, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(1.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-2 / 1.5));
}

TEST_CASE("RMSProp takes PyTorch's 20 steps, without and with weight decay", "[06.4]") {
  CHECK_THAT(golden_walk<RmsProp>(0.01), EqualsMatrix(rows(golden::rmsprop_path), exactly));
  CHECK_THAT(golden_walk<RmsProp>(0.01, 0.1),
             EqualsMatrix(rows(golden::rmsprop_decay_path), exactly));
}

}  // namespace
}  // namespace dl
