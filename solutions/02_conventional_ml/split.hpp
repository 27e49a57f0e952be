#pragma once

#include <algorithm>
#include <vector>

#include "common/matrix.hpp"

namespace dl {

/// How many samples of each class, [1, classes].
using ClassCounts = Eigen::Matrix<double, 1, Eigen::Dynamic, Eigen::RowMajor>;

/// Gini impurity, 1 - Σ p², where p is each class's share: how often two samples drawn from here
/// (with replacement) differ in class (Breiman and others 1984). 0 when there are no samples.
inline double gini(const ClassCounts& counts) {
  // exercise 02.6: measure how mixed the classes are
  // hint: one class only gives 0, two in equal parts 0.5
  // hint: the shares are counts / counts.sum(); mind the division when there is nothing
  // solution begin
  const double total = counts.sum();
  return total == 0 ? 0 : 1 - (counts / total).squaredNorm();
  // solution end
}

/// How many samples of each class fall into each bin of one feature.
class BinCounts {
 public:
  BinCounts(int bins, int classes)
      : classes_(classes),
        counts_(static_cast<std::size_t>(bins) * static_cast<std::size_t>(classes)),
        totals_(static_cast<std::size_t>(bins)) {}

  void add(int bin, int label) {
    ++counts_[static_cast<std::size_t>(bin * classes_ + label)];
    ++totals_[static_cast<std::size_t>(bin)];
  }

  /// Samples in a bin, all classes together.
  int total(int bin) const { return totals_[static_cast<std::size_t>(bin)]; }
  int count(int bin, int label) const {
    return counts_[static_cast<std::size_t>(bin * classes_ + label)];
  }

  int bins() const { return static_cast<int>(totals_.size()); }
  int classes() const { return classes_; }

  void clear() {
    std::ranges::fill(counts_, 0);
    std::ranges::fill(totals_, 0);
  }

 private:
  int classes_;
  std::vector<int> counts_;  // [bins, classes]
  std::vector<int> totals_;
};

/// Where to part the samples: bins up to `bin` go left, the others right. -1: nowhere.
struct Cut {
  int bin = -1;
  double score = 0;  ///< higher is purer, comparable between features of the same samples
};

/// The best cut of one feature. `all` are the class counts of all its samples together.
///
/// The two sides' impurity, weighted by their samples, is smallest where
///   score = Σ left_k² / Σ left_k + Σ right_k² / Σ right_k
/// is largest, with left_k samples of class k on the left; both sums are kept up to date while the
/// cut moves one bin to the right. Both sides must have at least `min_samples`.
inline Cut best_cut(const BinCounts& counts, const ClassCounts& all, int min_samples) {
  Cut best;
  ClassCounts left = ClassCounts::Zero(all.size());
  ClassCounts right = all;
  double n_left = 0;
  double n_right = all.sum();
  double left_squares = 0;
  double right_squares = all.squaredNorm();
  for (int bin = 0; bin < counts.bins() && n_right > 0; ++bin) {
    const int moved = counts.total(bin);
    if (moved == 0) continue;
    // exercise 02.7: move the cut over one bin
    // hint: for each class k, c = counts.count(bin, k) samples go from right to left
    // hint: (left + c)² - left² = c (2 left + c), and (right - c)² - right² = c (c - 2 right)
    // hint: the new score counts only if both sides have min_samples and it is above best.score
    // solution begin
    for (int k = 0; k < counts.classes(); ++k) {
      const double c = counts.count(bin, k);
      left_squares += c * (2 * left(k) + c);
      right_squares += c * (c - 2 * right(k));
      left(k) += c;
      right(k) -= c;
    }
    n_left += moved;
    n_right -= moved;
    if (n_left < min_samples || n_right < min_samples) continue;
    const double score = left_squares / n_left + right_squares / n_right;
    if (score > best.score) best = {bin, score};
    // solution end
  }
  return best;
}

}  // namespace dl
