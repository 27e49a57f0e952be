#pragma once

#include <functional>
#include <numeric>
#include <vector>

#include "common/matrix.hpp"
#include "common/rng.hpp"
#include "decision_tree.hpp"
#include "linear_svm.hpp"

namespace dl::lesson_02 {

/// A single tree, grown on all samples x [n, features].
inline DecisionTree grow_tree(const Matrix& x, const Labels& y, int classes,
                              const TreeSettings& settings, Rng& rng) {
  std::vector<int> all(static_cast<std::size_t>(x.rows()));
  std::iota(all.begin(), all.end(), 0);
  return {BinnedFeatures(x), y, classes, all, settings, rng};
}

/// A linear SVM after so many passes over x [n, features]. `after_pass` is called after each.
inline LinearSvm train_svm(
    const Matrix& x, const Labels& y, int classes, int passes, Rng& rng,
    const std::function<void()>& after_pass = [] {}) {
  constexpr real learning_rate = real(0.05);
  constexpr real weight_decay = real(1e-6);
  LinearSvm svm(x.cols(), classes);
  for (int pass = 0; pass < passes; ++pass) {
    svm.learn_all(x, y, learning_rate, weight_decay, rng);
    after_pass();
  }
  return svm;
}

}  // namespace dl::lesson_02
