#include "train.hpp"

#include "common/dataset.hpp"
#include "perceptron.hpp"
#include "tests/golden/03_perceptron.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// The four rows of a truth table, inputs 0 and 1.
Dataset truth_table(Labels outputs) {
  return {.x = rows({{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
          .y = std::move(outputs),
          .class_names = {"0", "1"},
          .shape = {}};
}

TEST_CASE("AND, OR and NAND are learned without a mistake left", "[03.3]") {
  for (const auto& outputs : {Labels{0, 0, 0, 1}, Labels{0, 1, 1, 1}, Labels{1, 1, 1, 0}}) {
    const auto data = truth_table(outputs);
    Perceptron p(2);
    const auto mistakes = train(p, data, 1, 100);
    REQUIRE(!mistakes.empty());
    LOOKS_LIKE(mistakes.size() == 100 && mistakes.back() == 0,
               "it goes on after a pass without a mistake");
    REQUIRE(mistakes.size() < 100);
    LOOKS_LIKE(mistakes.back() != 0, "the pass without a mistake is not in the list");
    CHECK(mistakes.back() == 0);
    for (Index i = 0; i < 4; ++i) CHECK(p.predict(data.x.row(i)) == outputs[i]);
  }
}

TEST_CASE("XOR is never learned, however long it takes", "[03.3]") {
  Perceptron p(2);
  const auto mistakes = train(p, truth_table({0, 1, 1, 0}), 1, 1000);
  LOOKS_LIKE(mistakes.size() == 1001, "this is one pass too many");
  LOOKS_LIKE(mistakes.size() == 999, "this is one pass too few");
  REQUIRE(mistakes.size() == 1000);
  for (const int wrong : mistakes) CHECK(wrong > 0);
}

TEST_CASE("each pass is counted and reported", "[03.3]") {
  Perceptron p(2);
  int reports = 0;
  const auto mistakes =
      train(p, truth_table({0, 0, 0, 1}), 1, 100, [&](const Perceptron&) { ++reports; });
  LOOKS_LIKE(reports == static_cast<int>(mistakes.size()) - 1, "the last pass is not reported");
  CHECK(reports == static_cast<int>(mistakes.size()));
  // By hand, in the order of the table, w1 w2 b: (1,1,1), then (0,0,0) ... (2,1,0), ...
  using Counts = std::vector<int>;
  LOOKS_LIKE(mistakes == (Counts{1, 1, 1, 1, 1, 0}), "each pass counts as one mistake at most");
  LOOKS_LIKE(mistakes == Counts{0}, "the last sample is left out");
  LOOKS_LIKE(mistakes == (Counts{1, 4, 7, 9, 10, 10}), "the count goes on from pass to pass");
  CHECK(mistakes == Counts{1, 3, 3, 2, 1, 0});
}

TEST_CASE("the weights agree with scikit-learn's perceptron after each pass", "[03.3]") {
  const Dataset data{.x = rows(golden::perceptron_x),
                     .y = golden::perceptron_y,
                     .class_names = {"0", "1"},
                     .shape = {}};
  Perceptron p(2);
  std::size_t pass = 0;
  // With a start of zeros the learning rate is the scale of the weights.
  const real learning_rate = 0.5;
  train(p, data, learning_rate, 3, [&](const Perceptron& now) {
    INFO("pass " << pass + 1);
    REQUIRE(pass < golden::perceptron_weights.size());
    const RowVector at_rate_1 = row(golden::perceptron_weights.begin()[pass++]);
    LOOKS_LIKE(near(now.weights(), at_rate_1.head(2)), "the learning rate is always 1");
    CHECK_THAT(now.weights(), EqualsMatrix(learning_rate * at_rate_1.head(2)));
    CHECK(now.bias() == Approx(learning_rate * at_rate_1(2)));
  });
  CHECK(pass == 3);
}

}  // namespace
}  // namespace dl
