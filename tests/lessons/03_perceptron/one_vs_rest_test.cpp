#include "one_vs_rest.hpp"

#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "perceptron.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the largest weighted sum wins, not the first output of 1", "[03.6]") {
  const std::vector<Perceptron> three = {{row({1, 0}), 0}, {row({0, 2}), 0}, {row({-1, -1}), 0}};
  const int label = predict_class(three, row({1, 1}));
  LOOKS_LIKE(label == 0, "the first perceptron that says 1 is taken, not the surest");
  LOOKS_LIKE(label == 2, "the smallest sum wins");
  CHECK(label == 1);
  const int last = predict_class(three, row({-2, -3}));
  LOOKS_LIKE(last == 0, "the last class never wins");
  CHECK(last == 2);
}

TEST_CASE("all sums negative still give the largest", "[03.6]") {
  const std::vector<Perceptron> three = {{row({0}), -2}, {row({0}), -1}, {row({0}), -3}};
  const int label = predict_class(three, row({1}));
  LOOKS_LIKE(label == 0, "the search begins at 0: no negative sum is ever larger");
  CHECK(label == 1);
}

TEST_CASE("of equal sums the first wins", "[03.6]") {
  const std::vector<Perceptron> five = {
      {row({0}), 1}, {row({0}), 3}, {row({0}), 2}, {row({0}), 3}, {row({0}), 2.5}};
  const int label = predict_class(five, row({1}));
  LOOKS_LIKE(label == 3, "the last of equal sums wins");
  LOOKS_LIKE(label == 4, "the largest sum so far is not kept");
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
