#include "merge.hpp"

#include "activations.hpp"
#include "common/rng.hpp"
#include "mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("two layers without an activation between them are one", "[04.8]") {
  Rng rng(1);
  const MlpLayer first{random_matrix(2, 2, rng), random_matrix(1, 2, rng), Activation::identity};
  const MlpLayer second{random_matrix(2, 2, rng), random_matrix(1, 2, rng), Activation::identity};
  const MlpLayer one = merge(first, second);
  LOOKS_LIKE(near(one.weight, second.weight * first.weight),
             "the order is turned: x meets the first layer's weights first");
  CHECK_THAT(one.weight, EqualsMatrix(first.weight * second.weight));
  LOOKS_LIKE(near(one.bias, second.bias), "the first layer's bias is lost");
  LOOKS_LIKE(near(one.bias, first.bias * second.weight), "the second layer's bias is lost");
  LOOKS_LIKE(near(one.bias, first.bias + second.bias),
             "the first layer's bias passes through the second layer's weights");
  CHECK_THAT(one.bias, EqualsMatrix(first.bias * second.weight + second.bias));
}

TEST_CASE("the merged layer gives the same outputs, with any widths", "[04.8]") {
  Rng rng(2);
  const MlpLayer first{random_matrix(3, 5, rng), random_matrix(1, 5, rng), Activation::identity};
  const MlpLayer second{random_matrix(5, 2, rng), random_matrix(1, 2, rng), Activation::tanh};
  const MlpLayer one = merge(first, second);
  const Matrix x = random_matrix(20, 3, rng);
  const Matrix hidden = (x * first.weight).rowwise() + first.bias;
  const Matrix expected = (hidden * second.weight).rowwise() + second.bias;
  CHECK_THAT((x * one.weight).rowwise() + one.bias, EqualsMatrix(expected));
  CHECK(one.activation == Activation::tanh);
}

}  // namespace
}  // namespace dl
