#include "decision_tree.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "tests/golden/02_conventional_ml.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("numbers with none between them are told apart", "[02.7]") {
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

TEST_CASE("the first split of the digits agrees with scikit-learn", "[02.7]") {
  const auto digits = load_digits();
  const BinnedFeatures binned(digits.x);
  std::vector<int> all(static_cast<std::size_t>(digits.size()));
  std::iota(all.begin(), all.end(), 0);
  Rng rng(1);
  const DecisionTree tree(binned, digits.y, 10, all, {.max_leaves = 12}, rng);
  CHECK(tree.nodes()[0].feature == golden::root_feature);
  CHECK(tree.nodes()[0].threshold == Approx(golden::root_threshold));
  CHECK(tree.leaves() == 12);
  CHECK(accuracy(tree.predict(digits.x), digits.y) == Approx(golden::tree_accuracy));
  for (int i = 0; i < 3; ++i) {
    CHECK(tree.feature_importances()(golden::top_features[i]) ==
          Approx(golden::top_importances[i]));
  }
}

}  // namespace
}  // namespace dl
