#pragma once

#include "bin_counts.hpp"

namespace dl {

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

/// Where to part the samples: bins up to `bin` go left, the others right. -1: nowhere.
struct Cut {
  int bin = -1;
  double score = 0;  ///< higher is purer, comparable between features of the same samples
};

/// The best cut of one feature. `all` are the class counts of all its samples together. Both sides
/// must have at least `min_samples`, which is 1 or more.
///
/// The score of a cut is what the impurity leaves of the number of samples,
///   score = n - (n_left · gini of the left + n_right · gini of the right),
/// and of equal ones the first cut counts. A tree asks for this at every node and for every
/// feature: one pass over the bins is enough.
inline Cut best_cut(const BinCounts& counts, const ClassCounts& all, int min_samples) {
  // exercise 02.7: find the best threshold of a feature
  // hint: put the definition of the impurity into the score: n · gini = n - Σ counts² / n, so what is left of n?
  // hint: begin with all samples on the right; at each bin, counts.count(bin, k) samples of class k go to the left
  // hint: a cut counts only if both sides have min_samples, and its score is above that of the best so far
  // hint: the sums of squares need not be counted anew: (left + c)² - left² = c (2 left + c), and on the right c (c - 2 right)
  // solution begin
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
  }
  return best;
  // solution end
}

/// The question that a node asks: is this feature's bin `cut.bin` or below? -1: none.
struct Split {
  Index feature = -1;
  Cut cut;
};

/// The best of the cuts of several features. The features come one after the other, draw(0),
/// draw(1), ..., until all `features` of them have come, or `wanted` of them that have a cut: one
/// that is constant here, cut_of(feature).bin = -1, teaches nothing and does not count. A split
/// must have a score above `no_split`; of equal ones the first counts.
template <typename Draw, typename CutOf>
Split best_split(Index features, Index wanted, double no_split, Draw draw, CutOf cut_of) {
  // exercise 02.8: ask the best question
  // hint: draw each feature once, and only while one is wanted: draw(i) takes a random number
  // hint: keep the feature, the bin and the score of the best cut so far; before the first that score is no_split
  // solution begin
  Split best{.feature = -1, .cut = {.bin = -1, .score = no_split}};
  Index tried = 0;
  for (Index drawn = 0; drawn < features && tried < wanted; ++drawn) {
    const Index feature = draw(drawn);
    const Cut cut = cut_of(feature);
    if (cut.bin < 0) continue;
    ++tried;
    if (cut.score > best.cut.score) best = {feature, cut};
  }
  return best;
  // solution end
}

}  // namespace dl
