#include "split.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include "common/dataset.hpp"
#include "decision_tree.hpp"
#include "tests/golden/02_conventional_ml.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

ClassCounts counts(std::initializer_list<double> values) { return row(values); }

TEST_CASE("one class is pure, equal parts are as mixed as can be", "[02.6]") {
  const double mixed = gini(counts({3, 1}));
  LOOKS_LIKE(mixed == Approx(0.625), "this is Σ p²; the impurity is 1 - Σ p²");
  LOOKS_LIKE(mixed == Approx(1 - 10), "p is a share: divide the counts by their sum");
  LOOKS_LIKE(mixed == Approx(0.25), "this is 1 - the largest share: square the shares and add up");
  LOOKS_LIKE(mixed == Approx(1 - 10 / 4.), "it is divided once: the squares are of shares");
  LOOKS_LIKE(mixed == Approx(1 - std::sqrt(0.625)), "this is the length of p, not its square");
  CHECK(mixed == Approx(0.375));
  CHECK(gini(counts({7, 0})) == Approx(0).margin(1e-12));
  CHECK(gini(counts({5, 5})) == Approx(0.5));
  CHECK(gini(counts({2, 1, 3})) == Approx(1 - 14 / 36.));
  CHECK(gini(counts({1, 1, 1, 1})) == Approx(0.75));
}

TEST_CASE("no samples have no impurity", "[02.6]") {
  LOOKS_LIKE(std::isnan(gini(counts({0, 0}))), "zero is divided by zero");
  CHECK(gini(counts({0, 0})) == 0);
}

BinCounts bin_counts(std::initializer_list<std::pair<int, int>> bins_and_labels) {
  BinCounts result(8, 2);
  for (const auto& [bin, label] : bins_and_labels) result.add(bin, label);
  return result;
}

TEST_CASE("the best cut parts the classes", "[02.7]") {
  const auto bins = bin_counts({{1, 0}, {2, 0}, {2, 0}, {5, 1}, {6, 1}});
  const auto cut = best_cut(bins, counts({3, 2}), 1);
  CHECK(cut.bin == 2);
  CHECK(cut.score == Approx(3 * 3 / 3. + 2 * 2 / 2.));
}

TEST_CASE("of two imperfect cuts the purer wins, of equal ones the first", "[02.7]") {
  // Cut after bin 0: 2 | 1 3 with left pure; after bin 1: 2 1 | 3; after bin 2: 3 1 | 2, as pure
  // as the first.
  const auto bins = bin_counts({{0, 0}, {0, 0}, {1, 1}, {2, 0}, {3, 1}, {3, 1}});
  const auto cut = best_cut(bins, counts({3, 3}), 1);
  LOOKS_LIKE(cut.score == Approx(14 / 6.), "each side's squares are divided by its own samples");
  LOOKS_LIKE(cut.score == Approx(14), "each side's squares are divided by its samples");
  LOOKS_LIKE(cut.score == Approx(1.5), "this is the impurity of both sides: subtract it from n");
  LOOKS_LIKE(cut.score == Approx(6 - 0.375), "each side's impurity is weighted by its samples");
  CHECK(cut.score == Approx(4 / 2. + (1 + 9) / 4.));
  LOOKS_LIKE(cut.bin == 2 && cut.score == Approx(4.5), "of two equal cuts the first counts");
  CHECK(cut.bin == 0);
}

TEST_CASE("a cut parts all that is up to a bin from all that is above", "[02.7]") {
  BinCounts bins(6, 3);
  for (const auto& [bin, label] : std::vector<std::pair<int, int>>{
           {1, 2}, {1, 2}, {1, 0}, {3, 2}, {3, 2}, {4, 1}, {4, 1}, {4, 0}, {5, 1}}) {
    bins.add(bin, label);
  }
  for (int call = 0; call < 2; ++call) {
    const auto cut = best_cut(bins, counts({2, 3, 4}), 1);
    LOOKS_LIKE(cut.score == Approx(9 / 5. + (9 + 1) / 4.),
               "the square of a sum is not the sum of the squares");
    LOOKS_LIKE(cut.score == Approx(5 / 3. + 14 / 6.) && cut.bin == 1,
               "what goes left is no longer on the right");
    CHECK(cut.score == Approx((16 + 1) / 5. + (9 + 1) / 4.));
    LOOKS_LIKE(cut.bin == 4 && cut.score == Approx((16 + 1) / 5. + (9 + 1) / 4.),
               "the samples of the bin itself go left too");
    CHECK(cut.bin == 3);
  }
}

TEST_CASE("a feature that is the same for all samples has no cut", "[02.7]") {
  const auto bins = bin_counts({{3, 0}, {3, 1}, {3, 1}});
  const auto cut = best_cut(bins, counts({1, 2}), 1);
  LOOKS_LIKE(cut.bin == 3, "on the right there is nothing left: this is no cut");
  LOOKS_LIKE(cut.bin >= 0 && cut.bin < 3, "on the left there is nothing yet: this is no cut");
  CHECK(cut.bin == -1);
}

TEST_CASE("no cut has a higher score than the one that is found", "[02.7]") {
  const auto bins = bin_counts({{0, 0}, {1, 1}, {3, 0}, {3, 1}, {4, 1}, {7, 1}, {7, 0}, {7, 1}});
  const auto cut = best_cut(bins, counts({3, 5}), 1);
  double best = 0;
  ClassCounts left = ClassCounts::Zero(2);
  for (int bin = 0; bin < 7; ++bin) {
    for (int k = 0; k < 2; ++k) left(k) += bins.count(bin, k);
    const ClassCounts right = counts({3, 5}) - left;
    if (left.sum() == 0 || right.sum() == 0) continue;
    best = std::max(best, left.squaredNorm() / left.sum() + right.squaredNorm() / right.sum());
  }
  CHECK(cut.score == Approx(best));
}

TEST_CASE("no side gets fewer samples than it must have", "[02.7]") {
  const auto bins = bin_counts({{0, 1}, {1, 0}, {2, 0}, {3, 0}, {4, 0}});
  CHECK(best_cut(bins, counts({4, 1}), 1).bin == 0);
  const int at_least_2 = best_cut(bins, counts({4, 1}), 2).bin;
  LOOKS_LIKE(at_least_2 == 0, "min_samples is not looked at");
  LOOKS_LIKE(at_least_2 == -1, "exactly min_samples are enough");
  CHECK(at_least_2 == 1);
  CHECK(best_cut(bins, counts({4, 1}), 3).bin == -1);
  const auto turned = bin_counts({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 1}});
  LOOKS_LIKE(at_least_2 == 1 && best_cut(turned, counts({4, 1}), 2).bin == 3,
             "the right side needs min_samples too");
  CHECK(best_cut(turned, counts({4, 1}), 2).bin == 2);
}

TEST_CASE("the best first cut of the digits is scikit-learn's", "[02.7]") {
  const auto digits = load_digits();
  const BinnedFeatures binned(digits.x);
  ClassCounts all = ClassCounts::Zero(10);
  for (const int label : digits.y) all(label) += 1;
  Index feature = -1;
  Cut best;
  for (Index f = 0; f < binned.features(); ++f) {
    BinCounts bins(binned.bins(f), 10);
    for (Index i = 0; i < digits.size(); ++i) bins.add(binned.feature(f)[i], digits.y[i]);
    const auto cut = best_cut(bins, all, 1);
    if (cut.score > best.score) {
      feature = f;
      best = cut;
    }
  }
  REQUIRE(feature == golden::root_feature);
  CHECK(binned.threshold(feature, best.bin) == Approx(golden::root_threshold));
}

/// Features with a cut each, what best_split makes of them, and how often it asks. They are drawn
/// in the order 4, 2, 0, 1, 3, 6, 5.
struct Node {
  std::vector<Cut> cuts;
  int drawn = 0;
  int cut = 0;

  Split best(Index wanted, double no_split) {
    const std::vector<Index> order = {4, 2, 0, 1, 3, 6, 5};
    return best_split(
        7, wanted, no_split,
        [&](Index i) {
          ++drawn;
          return order.at(static_cast<std::size_t>(i));
        },
        [&](Index feature) {
          ++cut;
          return cuts.at(static_cast<std::size_t>(feature));
        });
  }
};

const Cut none{};

TEST_CASE("of several features the one whose cut has the highest score is asked", "[02.8]") {
  Node node{{{7, 6.25}, {3, 6}, {2, 5.5}, none, {5, 5.75}, none, none}};
  const auto split = node.best(7, 5);
  LOOKS_LIKE(split.feature == 1, "the last split better than none is taken, not the best");
  LOOKS_LIKE(split.feature == 4 && split.cut.bin == 5 && split.cut.score == 5.75,
             "the first split better than none is taken, not the best");
  LOOKS_LIKE(split.feature == 4 && split.cut.bin == 7,
             "cut_of is asked about the number of the draw, not about the feature");
  LOOKS_LIKE(split.feature == 2, "this is the number of the draw: the feature is what draw gives");
  CHECK(split.feature == 0);
  CHECK(split.cut.bin == 7);
  CHECK(split.cut.score == 6.25);
  LOOKS_LIKE(node.drawn == 0, "the features are asked in the order of their numbers: draw them");
  LOOKS_LIKE(node.drawn > 7,
             "a feature is drawn anew each time draw is called: keep what it gives");
  CHECK(node.drawn == 7);
  CHECK(node.cut == 7);
}

TEST_CASE("a cut behind the first bin is one, too", "[02.8]") {
  Node node{{{7, 6}, {3, 5.5}, {0, 6.25}, none, {5, 5.75}, none, none}};
  const auto split = node.best(7, 5);
  LOOKS_LIKE(split.feature == 0 && split.cut.bin == 7,
             "a cut behind bin 0 is taken for none: none is -1");
  CHECK(split.feature == 2);
  CHECK(split.cut.bin == 0);
}

TEST_CASE("of features with equal scores the first that was drawn is asked", "[02.8]") {
  Node node{{{7, 5.5}, {3, 6.25}, {2, 6.25}, {1, 5.25}, {5, 5.75}, none, none}};
  const auto split = node.best(7, 5);
  LOOKS_LIKE(node.drawn > 0 && split.feature == 1 && split.cut.bin == 3,
             "of equal scores the last is taken, not the first");
  CHECK(split.feature == 2);
}

TEST_CASE("a node where no split is better than none stays a leaf", "[02.8]") {
  Node node{{{7, 6.25}, {3, 6}, {2, 5.5}, none, {5, 5.75}, none, none}};
  const auto better = node.best(7, 7);
  LOOKS_LIKE(better.feature == 0, "no_split is not looked at");
  CHECK(better.feature == -1);
  const auto as_good = node.best(7, 6.25);
  LOOKS_LIKE(better.feature == -1 && as_good.feature == 0,
             "a split must be better than none, not as good");
  CHECK(as_good.feature == -1);
  Node constant{std::vector<Cut>(7)};
  const auto split = constant.best(7, -1);
  LOOKS_LIKE(split.feature >= 0, "a feature without a cut cannot be asked");
  CHECK(split.feature == -1);
}

TEST_CASE("features are drawn until as many as wanted have a cut", "[02.8]") {
  Node node{{none, {3, 6.25}, {2, 6}, {1, 10}, none, {4, 9}, {4, 8}}};
  const auto split = node.best(2, 5);
  LOOKS_LIKE(node.drawn == 2, "a feature that is constant here does not count");
  LOOKS_LIKE(node.drawn == 5, "one more is drawn than is wanted");
  LOOKS_LIKE(node.drawn == 7, "it goes on when enough features have a cut");
  CHECK(node.drawn == 4);
  CHECK(split.feature == 1);
  CHECK(split.cut.score == 6.25);
}

TEST_CASE("a tree of 12 leaves asks what scikit-learn's asks", "[02.8]") {
  const auto digits = load_digits();
  const BinnedFeatures binned(digits.x);
  std::vector<int> all(static_cast<std::size_t>(digits.size()));
  std::iota(all.begin(), all.end(), 0);
  Rng rng(1);
  const DecisionTree tree(binned, digits.y, 10, all, {.max_leaves = 12}, rng);
  CHECK(tree.nodes()[0].feature == golden::root_feature);
  CHECK(tree.nodes()[0].threshold == Approx(golden::root_threshold));
  CHECK(tree.leaves() == 12);
  for (int i = 0; i < 3; ++i) {
    CHECK(tree.feature_importances()(golden::top_features[i]) ==
          Approx(golden::top_importances[i]));
  }
}

}  // namespace
}  // namespace dl
