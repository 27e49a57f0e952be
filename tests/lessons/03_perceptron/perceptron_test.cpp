#include "tests/golden/03_perceptron.hpp"

#include <cmath>
#include <limits>

#include "averaged_perceptron.hpp"
#include "common/toys.hpp"
#include "convergence.hpp"
#include "one_vs_rest.hpp"
#include "perceptron.hpp"
#include "tests/testing.hpp"
#include "train.hpp"

namespace dl {
namespace {

/// The four rows of a truth table, inputs 0 and 1.
Dataset truth_table(Labels outputs) {
  return {.x = rows({{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
          .y = std::move(outputs),
          .class_names = {"0", "1"},
          .shape = {}};
}

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

TEST_CASE("AND, OR and NAND are learned without a mistake left", "[03.3]") {
  for (const auto& outputs : {Labels{0, 0, 0, 1}, Labels{0, 1, 1, 1}, Labels{1, 1, 1, 0}}) {
    const auto data = truth_table(outputs);
    Perceptron p(2);
    const auto mistakes = train(p, data, 1, 100);
    LOOKS_LIKE(mistakes.size() == 100, "it goes on after a pass without a mistake");
    REQUIRE(mistakes.size() < 100);
    REQUIRE(!mistakes.empty());
    LOOKS_LIKE(mistakes.back() != 0, "the pass without a mistake is not in the list");
    CHECK(mistakes.back() == 0);
    for (Index i = 0; i < 4; ++i) CHECK(p.predict(data.x.row(i)) == outputs[i]);
  }
}

TEST_CASE("XOR is never learned, however long it takes", "[03.3]") {
  Perceptron p(2);
  const auto mistakes = train(p, truth_table({0, 1, 1, 0}), 1, 1000);
  REQUIRE(mistakes.size() == 1000);
  for (const int wrong : mistakes) CHECK(wrong > 0);
}

TEST_CASE("each pass is counted and reported", "[03.3]") {
  Perceptron p(2);
  int reports = 0;
  const auto mistakes =
      train(p, truth_table({0, 0, 0, 1}), 1, 100, [&](const Perceptron&) { ++reports; });
  CHECK(reports == static_cast<int>(mistakes.size()));
  // By hand, in the order of the table, w1 w2 b: (1,1,1), then (1,0,-1) and (2,1,0), ...
  REQUIRE(!mistakes.empty());
  CHECK(mistakes.front() == 1);
}

TEST_CASE("the weights agree with scikit-learn's perceptron after each pass", "[03.3]") {
  const Dataset data{.x = rows(golden::perceptron_x),
                     .y = golden::perceptron_y,
                     .class_names = {"0", "1"},
                     .shape = {}};
  Perceptron p(2);
  std::size_t pass = 0;
  train(p, data, 1, 3, [&](const Perceptron& now) {
    INFO("pass " << pass + 1);
    REQUIRE(pass < golden::perceptron_weights.size());
    const auto& expected = golden::perceptron_weights.begin()[pass++];
    CHECK_THAT(now.weights(), EqualsMatrix(row(expected).head(2)));
    CHECK(now.bias() == Approx(expected.begin()[2]));
  });
  CHECK(pass == 3);
}

TEST_CASE("the bound is the longest sample over the smallest distance, squared", "[03.4]") {
  const Dataset data{
      .x = rows({{3, 0}, {-1, 0}}), .y = {1, 0}, .class_names = {"0", "1"}, .shape = {}};
  // R² = 9 + 1, gamma = 1 for the separator (1, 0) with bias 0.
  const double bound = mistake_bound(data, row({1, 0, 0}));
  LOOKS_LIKE(bound == Approx(9), "the input that is always 1 is missing from the length");
  LOOKS_LIKE(bound == Approx(10. / 9), "gamma is the largest distance, not the smallest");
  LOOKS_LIKE(bound == Approx(std::sqrt(10.)), "the square is missing");
  CHECK(bound == Approx(10));
}

TEST_CASE("the bias is one of the separator's weights", "[03.4]") {
  const Dataset data{
      .x = rows({{3, 0}, {1, 0}}), .y = {1, 0}, .class_names = {"0", "1"}, .shape = {}};
  // Both samples are at 1 / |(1, 0, -2)| = 1 / √5, and R² = 10.
  const double bound = mistake_bound(data, row({1, 0, -2}));
  LOOKS_LIKE(bound == Approx(10), "the bias is missing from the separator's length");
  LOOKS_LIKE(std::isinf(bound), "the bias is missing from the sum");
  CHECK(bound == Approx(50));
}

TEST_CASE("the length of the separator does not matter", "[03.4]") {
  Rng rng(1);
  const auto data = make_separable(50, 0.2, rng);
  CHECK(mistake_bound(data, row({5, 5, 1})) == Approx(mistake_bound(data, row({1, 1, 0.2}))));
}

TEST_CASE("a line that does not separate gives no bound", "[03.4]") {
  Rng rng(1);
  const auto data = make_separable(50, 0.2, rng);
  CHECK(std::isinf(mistake_bound(data, row({1, -1, 0}))));
  CHECK(std::isinf(mistake_bound(data, row({0, 0, 0}))));
}

TEST_CASE("a perceptron never makes more mistakes than the bound", "[03.4]") {
  for (const double margin : {0.5, 0.2, 0.05}) {
    for (int seed = 1; seed <= 5; ++seed) {
      Rng rng(static_cast<std::uint64_t>(seed));
      const auto data = make_separable(100, margin, rng);
      Perceptron p(2);
      const double bound = mistake_bound(data, row({1, 1, 0}));
      int total = 0;
      int before = -1;
      while (total != before && total <= bound) {
        before = total;
        for (Index i = 0; i < data.size(); ++i) total += p.learn(data.x.row(i), data.y[i], 0.1);
      }
      INFO("margin " << margin << ", seed " << seed);
      CHECK(total > 0);
      CHECK(total <= bound);
    }
  }
}

TEST_CASE("the average is the mean of the weights after every sample", "[03.5]") {
  AveragedPerceptron p(1);
  p.learn(row({1}), 1, 1);  // missed: w = 1, b = 1
  p.learn(row({2}), 1, 1);  // right: w = 1, b = 1
  p.learn(row({1}), 0, 1);  // wrong: w = 0, b = 0
  p.learn(row({4}), 1, 1);  // missed: w = 4, b = 1
  CHECK(p.last().weights()(0) == Approx(4));
  const auto mean = p.averaged();
  LOOKS_LIKE(mean.weights()(0) == Approx(4), "these are the last weights, not their mean");
  LOOKS_LIKE(mean.weights()(0) == Approx(5. / 3), "samples without a mistake are left out");
  LOOKS_LIKE(mean.weights()(0) == Approx(6), "this is the sum: divide by the samples seen");
  CHECK(mean.weights()(0) == Approx(6. / 4));
  CHECK(mean.bias() == Approx(3. / 4));
}

TEST_CASE("the average varies less than the last weights where no line separates", "[03.5]") {
  Rng rng(1);
  const auto data = make_blobs(400, 1.5, rng);
  AveragedPerceptron p(2);
  double last_moved = 0;
  double mean_moved = 0;
  for (int pass = 0; pass < 20; ++pass) {
    const RowVector last = p.last().weights();
    const RowVector mean = p.averaged().weights();
    for (Index i = 0; i < data.size(); ++i) p.learn(data.x.row(i), data.y[i], 1);
    if (pass < 5) continue;
    last_moved += (p.last().weights() - last).norm();
    mean_moved += (p.averaged().weights() - mean).norm();
  }
  CHECK(last_moved > 0);
  CHECK(mean_moved < last_moved / 10);
}

TEST_CASE("the largest weighted sum wins, not the first output of 1", "[03.6]") {
  const std::vector<Perceptron> three = {{row({1, 0}), 0}, {row({0, 2}), 0}, {row({-1, -1}), 0}};
  const int label = predict_class(three, row({1, 1}));
  LOOKS_LIKE(label == 0, "the first perceptron that says 1 is taken, not the surest");
  CHECK(label == 1);
  CHECK(predict_class(three, row({-2, -3})) == 2);
}

TEST_CASE("all sums negative still give the largest", "[03.6]") {
  const std::vector<Perceptron> two = {{row({0}), -2}, {row({0}), -1}};
  const int label = predict_class(two, row({1}));
  LOOKS_LIKE(label == 0, "the search begins at 0: no negative sum is ever larger");
  CHECK(label == 1);
}

TEST_CASE("one perceptron per class tells the digits apart", "[03.6]") {
  const auto digits = load_digits();
  OneVsRest model(digits.x.cols(), digits.classes());
  Rng rng(1);
  const Index training = 1200;
  for (int pass = 0; pass < 5; ++pass) {
    for (const Index i : rng.permutation(training)) model.learn(digits.x.row(i), digits.y[i], 1);
  }
  const auto predicted =
      predict_classes(model.averaged(), digits.x.bottomRows(digits.size() - training));
  int right = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    right += predicted[i] == digits.y[i + static_cast<std::size_t>(training)];
  }
  CHECK(right > 0.87 * static_cast<double>(predicted.size()));
}

}  // namespace
}  // namespace dl
