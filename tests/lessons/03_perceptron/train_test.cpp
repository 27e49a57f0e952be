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

}  // namespace
}  // namespace dl
