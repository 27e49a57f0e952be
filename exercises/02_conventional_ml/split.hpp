#pragma once

#include "bin_counts.hpp"
#include "common/todo.hpp"

namespace dl {

/// Gini impurity, 1 - Σ p², where p is each class's share: how often two samples drawn from here
/// (with replacement) differ in class (Breiman and others 1984). 0 when there are no samples.
inline double gini(const ClassCounts& counts) {
  // exercise 02.6: measure how mixed the classes are
  todo("02.6");
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
  todo("02.7");
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
  todo("02.8");
}

}  // namespace dl
