#include "gain.hpp"

#include <cmath>

#include "common/rng.hpp"
#include "tests/golden/10_initialization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the gains are PyTorch's", "[10.2]") {
  const auto golden = rows(golden::gains);
  CHECK(gain(Activation::identity) == Approx(golden(0, 0)));
  CHECK(gain(Activation::sigmoid) == Approx(golden(1, 0)));
  const double tanh = gain(Activation::tanh);
  LOOKS_LIKE(tanh == 1, "5 / 3 is 1 in integers: write 5.0 / 3");
  CHECK(tanh == Approx(golden(2, 0)));
  const double relu = gain(Activation::relu);
  LOOKS_LIKE(relu == Approx(2), "this is the factor of the variance; the gain is its square root");
  CHECK(relu == Approx(golden(3, 0)));
  const double leaky = gain(Activation::leaky_relu);
  LOOKS_LIKE(leaky == Approx(std::sqrt(2 / 1.01)), "the slope is not squared");
  LOOKS_LIKE(leaky == Approx(std::sqrt(2.0)).epsilon(1e-9), "the slope is left out");
  CHECK(leaky == Approx(golden(4, 0)).epsilon(1e-12));
}

TEST_CASE("where PyTorch knows no gain, there is none", "[10.2]") {
  CHECK(gain(Activation::identity) == 1);
  CHECK_THROWS_AS(gain(Activation::step), std::invalid_argument);
  CHECK_THROWS_AS(gain(Activation::gelu), std::invalid_argument);
}

TEST_CASE("the square of ReLU's gain makes up for what ReLU takes from the mean square", "[10.2]") {
  for (const auto activation : {Activation::relu, Activation::leaky_relu}) {
    Rng rng(1);
    const Matrix sums = random_matrix(1000, 200, rng);
    Matrix outputs;
    activate(activation, sums, outputs);
    const double kept = outputs.squaredNorm() / sums.squaredNorm();
    CHECK(std::pow(gain(activation), 2) * kept == Approx(1).epsilon(0.01));
  }
}

}  // namespace
}  // namespace dl
