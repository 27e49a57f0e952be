#include "perceptron.hpp"

#include "common/rng.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the weighted sum multiplies each input by its weight and adds the bias", "[03.1]") {
  const Perceptron p(row({2, -1, 0.5}), 0.25);
  const auto sum = p.weighted_sum(row({1, 3, 6}));
  LOOKS_LIKE(sum == Approx(2), "the bias is missing");
  LOOKS_LIKE(sum == Approx(1.75), "the bias is taken away, not added");
  LOOKS_LIKE(sum == Approx(1),
             "this is the output, 0 or 1: predict compares, the sum comes before");
  CHECK(sum == Approx(2.25));
}

TEST_CASE("the output is 1 only above the threshold", "[03.1]") {
  const Perceptron p(row({1}), -2);
  CHECK(p.predict(row({2.5})) == 1);
  CHECK(p.predict(row({1.5})) == 0);
  CHECK(p.predict(row({2})) == 0);
}

TEST_CASE("a larger bias makes the output 1 for more inputs, never for fewer", "[03.1]") {
  Rng rng(1);
  const auto data = make_blobs(200, 1, rng);
  int before = -1;
  for (const double bias : {-3.0, -1.0, 0.0, 1.0, 3.0}) {
    const Perceptron p(row({1, 1}), bias);
    int ones = 0;
    for (Index i = 0; i < data.size(); ++i) ones += p.predict(data.x.row(i));
    INFO("bias " << bias);
    CHECK(ones > before);
    before = ones;
  }
}

TEST_CASE("a missed 1 moves the weights towards the sample", "[03.2]") {
  Perceptron p(row({-4, -4}), 0);
  CHECK(p.learn(row({1, 2}), 1, 0.5));
  LOOKS_LIKE(near(p.weights(), row({-4.5, -5})),
             "the sign of the error is turned: it is y - y_hat");
  LOOKS_LIKE(near(p.weights(), row({-3, -2})), "the learning rate is missing");
  CHECK_THAT(p.weights(), EqualsMatrix(row({-3.5, -3})));
  LOOKS_LIKE(p.bias() == 0, "the bias does not learn: it is the weight of an input of 1");
  CHECK(p.bias() == Approx(0.5));
}

TEST_CASE("weights and bias move by one and the same error", "[03.2]") {
  Perceptron p(2);
  CHECK(p.learn(row({1, 2}), 1, 0.5));
  CHECK_THAT(p.weights(), EqualsMatrix(row({0.5, 1})));
  LOOKS_LIKE(p.bias() == 0, "the output was computed again after the weights had moved");
  CHECK(p.bias() == Approx(0.5));
}

TEST_CASE("a 0 taken for a 1 moves the weights away from the sample", "[03.2]") {
  Perceptron p(row({1, 1}), 1);
  CHECK(p.learn(row({1, 2}), 0, 0.5));
  LOOKS_LIKE(near(p.weights(), row({1, 1})), "only a missed 1 is learned from");
  CHECK_THAT(p.weights(), EqualsMatrix(row({0.5, 0})));
  CHECK(p.bias() == Approx(0.5));
}

TEST_CASE("a right answer changes nothing", "[03.2]") {
  Perceptron p(row({1, 1}), 0);
  CHECK_FALSE(p.learn(row({1, 2}), 1, 0.5));
  LOOKS_LIKE(near(p.weights(), row({1.5, 2})), "it learns from y, not from the error y - y_hat");
  CHECK_THAT(p.weights(), EqualsMatrix(row({1, 1})));
  CHECK(p.bias() == 0);
}

}  // namespace
}  // namespace dl
