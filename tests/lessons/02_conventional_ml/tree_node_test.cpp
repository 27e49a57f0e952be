#include "tree_node.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "decision_tree.hpp"
#include "tests/golden/02_conventional_ml.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// The question 2 at the root, under its left answer the question 0, and under that one's right
/// answer the question 1. Leaves have the labels 5, 6, 7 and 8, from left to right, questions 9.
const TreeNodes& nodes() {
  static const TreeNodes nodes = {
      {.feature = 2, .threshold = 0.5, .left = 3, .right = 1, .label = 9},
      {.label = 8},
      {.label = 5},
      {.feature = 0, .threshold = -1, .left = 2, .right = 4, .label = 9},
      {.feature = 1, .threshold = 3, .left = 5, .right = 6, .label = 9},
      {.label = 6},
      {.label = 7}};
  return nodes;
}

TEST_CASE("a sample goes left where its value is up to the threshold, down to a leaf", "[02.9]") {
  const int left = descend_tree(nodes(), row({-2, 4, 0.25}));
  LOOKS_LIKE(left == 8, "left and right are swapped: left is up to the threshold");
  LOOKS_LIKE(left == 9, "it stops before a leaf");
  LOOKS_LIKE(left == 2, "this is the number of the leaf, not its class");
  CHECK(left == 5);
  CHECK(descend_tree(nodes(), row({7, 4, 0.75})) == 8);
  const int deep = descend_tree(nodes(), row({2, 4, 0.25}));
  LOOKS_LIKE(deep == 9, "it stops before a leaf: a tree can be as deep as it likes");
  LOOKS_LIKE(left == 5 && deep == 8, "each question is about a feature of its own");
  CHECK(deep == 7);
  CHECK(descend_tree(nodes(), row({2, 2, 0.25})) == 6);
}

TEST_CASE("a value that is equal to the threshold goes left", "[02.9]") {
  const int label = descend_tree(nodes(), row({-1, 9, 0.5}));
  LOOKS_LIKE(label == 8 && descend_tree(nodes(), row({-2, 9, 0.25})) == 5,
             "equal to the threshold is left, not right");
  CHECK(label == 5);
}

TEST_CASE("a tree of one leaf asks nothing", "[02.9]") {
  CHECK(descend_tree({{.label = 4}}, row({1, 2})) == 4);
}

TEST_CASE("numbers with none between them are told apart", "[02.9]") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double largest = std::numeric_limits<double>::max();
  const double above_1 = std::nextafter(1.0, 2);
  const std::vector<std::pair<double, double>> neighbours = {{1, above_1},
                                                             {above_1, std::nextafter(above_1, 2)},
                                                             {0, 5e-324},
                                                             {-largest, largest},
                                                             {-infinity, infinity}};
  for (const auto& [low, high] : neighbours) {
    const Matrix x = rows({{low}, {high}});
    Rng rng(1);
    const DecisionTree tree(BinnedFeatures(x), {0, 1}, 2, {0, 1}, {}, rng);
    INFO(low << " and " << high);
    CHECK(tree.predict(x) == Labels{0, 1});
  }
  CHECK_THROWS_AS(BinnedFeatures(rows({{1}, {std::nan("")}})), std::invalid_argument);
}

TEST_CASE("a tree of 12 leaves knows as many digits as scikit-learn's", "[02.9]") {
  const auto digits = load_digits();
  std::vector<int> all(static_cast<std::size_t>(digits.size()));
  std::iota(all.begin(), all.end(), 0);
  Rng rng(1);
  const DecisionTree tree(BinnedFeatures(digits.x), digits.y, 10, all, {.max_leaves = 12}, rng);
  CHECK(accuracy(tree.predict(digits.x), digits.y) == Approx(golden::tree_accuracy));
}

}  // namespace
}  // namespace dl
