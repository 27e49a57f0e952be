#include "perceptron.hpp"

#include "common/rng.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the weighted sum multiplies each input by its weight and adds the bias", "[03.1]") {
  const Perceptron p(row({2, -1, 0.5}), 1.75);
  const auto sum = p.weighted_sum(row({1, 3, 6}));
  LOOKS_LIKE(sum == Approx(2), "the bias is missing");
  LOOKS_LIKE(sum == Approx(0.25), "the bias is taken away, not added");
  LOOKS_LIKE(sum == Approx(1),
             "this is the output, 0 or 1: predict compares, the sum comes before");
  LOOKS_LIKE(sum == Approx(3), "an int cuts the sum");
  LOOKS_LIKE(sum == Approx(13.25), "weights and inputs are added up apart");
  CHECK(sum == Approx(3.75));
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
  Perceptron p(row({-4, -4}), 0.25);
  CHECK(p.learn(row({1, 2}), 1, 0.5));
  LOOKS_LIKE(near(p.weights(), row({-4.5, -5})),
             "the sign of the error is turned: it is y - y_hat");
  LOOKS_LIKE(near(p.weights(), row({-3, -2})), "the learning rate is missing");
  LOOKS_LIKE(near(p.weights(), row({-3.5, -3.5})), "the input is missing: each weight moves by x");
  LOOKS_LIKE(near(p.weights(), row({2.375, 8.75})),
             "the error is y minus the sum: it is y minus the output");
  CHECK_THAT(p.weights(), EqualsMatrix(row({-3.5, -3})));
  LOOKS_LIKE(p.bias() == 0.25, "the bias does not learn: it is the weight of an input of 1");
  LOOKS_LIKE(p.bias() == Approx(1.25), "the bias learns without the learning rate");
  CHECK(p.bias() == Approx(0.75));
}

TEST_CASE("weights and bias move by one and the same error", "[03.2]") {
  Perceptron far(row({-4, -4}), 0.25);
  far.learn(row({1, 2}), 1, 0.5);
  Perceptron p(2);
  CHECK(p.learn(row({1, 2}), 1, 0.5));
  CHECK_THAT(p.weights(), EqualsMatrix(row({0.5, 1})));
  LOOKS_LIKE(p.bias() == 0 && far.bias() == Approx(0.75),
             "the output was computed again after the weights had moved");
  CHECK(p.bias() == Approx(0.5));
}

TEST_CASE("a 0 taken for a 1 moves the weights away from the sample", "[03.2]") {
  Perceptron right(row({1, 1}), 0.5);
  right.learn(row({1, 2}), 1, 0.5);
  Perceptron p(row({1, 1}), 1);
  CHECK(p.learn(row({1, 2}), 0, 0.5));
  LOOKS_LIKE(near(p.weights(), row({1, 1})) && near(right.weights(), row({1, 1})),
             "only a missed 1 is learned from");
  CHECK_THAT(p.weights(), EqualsMatrix(row({0.5, 0})));
  CHECK(p.bias() == Approx(0.5));
}

TEST_CASE("a right answer changes nothing", "[03.2]") {
  Perceptron p(row({1, 1}), 0.5);
  const bool mistake = p.learn(row({1, 2}), 1, 0.5);
  LOOKS_LIKE(near(p.weights(), row({1.5, 2})), "it learns from y, not from the error y - y_hat");
  CHECK_THAT(p.weights(), EqualsMatrix(row({1, 1})));
  CHECK(p.bias() == Approx(0.5));
  LOOKS_LIKE(mistake && near(p.weights(), row({1, 1})), "a right answer is reported as a mistake");
  CHECK_FALSE(mistake);
}

}  // namespace
}  // namespace dl
