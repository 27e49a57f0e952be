#include "split.hpp"

#include <cmath>

#include "tests/testing.hpp"

namespace dl {
namespace {

ClassCounts counts(std::initializer_list<double> values) { return row(values); }

TEST_CASE("one class is pure, equal parts are as mixed as can be", "[02.6]") {
  LOOKS_LIKE(gini(counts({7, 0})) == Approx(1), "this is Σ p²; the impurity is 1 - Σ p²");
  CHECK(gini(counts({7, 0})) == Approx(0).margin(1e-12));
  CHECK(gini(counts({5, 5})) == Approx(0.5));
  CHECK(gini(counts({1, 1, 1, 1})) == Approx(0.75));
  CHECK(gini(counts({3, 1})) == Approx(0.375));
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

TEST_CASE("of two imperfect cuts the purer wins", "[02.7]") {
  // Cut after bin 0: 2 | 1 3 with left pure; after bin 1: 2 1 | 3; after bin 2: 2 2 | 2.
  const auto bins = bin_counts({{0, 0}, {0, 0}, {1, 1}, {2, 0}, {3, 1}, {3, 1}});
  const auto cut = best_cut(bins, counts({3, 3}), 1);
  CHECK((cut.bin == 0 || cut.bin == 2));
  LOOKS_LIKE(cut.score == Approx(14 / 6.), "each side's squares are divided by its own samples");
  CHECK(cut.score == Approx(4 / 2. + (1 + 9) / 4.));
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
  LOOKS_LIKE(best_cut(bins, counts({4, 1}), 2).bin == 0, "min_samples is not looked at");
  CHECK(best_cut(bins, counts({4, 1}), 2).bin == 1);
  CHECK(best_cut(bins, counts({4, 1}), 3).bin == -1);
}

}  // namespace
}  // namespace dl
