#pragma once

#include <algorithm>

#include "common/matrix.hpp"
#include "common/rng.hpp"
#include "common/todo.hpp"

namespace dl {

/// How wrong a score is for a class: nothing when it is on the right side by at least 1, and
/// more in proportion otherwise (Cortes and Vapnik 1995). margin = side · score; side is y_k, ±1.
inline real hinge_loss(real margin) {
  // exercise 02.4: be satisfied with a margin of 1
  todo("02.4");
}

/// Linear support vector machines, one per class against the rest: scores = x Wᵀ + b, and the
/// largest score wins. Each minimizes  weight_decay / 2 · |w|² + mean hinge loss  by stochastic
/// descent, one sample at a time (Shalev-Shwartz and others 2011), and answers with the mean of
/// all the weights it had (Xu 2011).
/// W [classes, features], b [1, classes].
class LinearSvm {
 public:
  LinearSvm(Index features, int classes)
      : weights_(Matrix::Zero(classes, features)),
        bias_(RowVector::Zero(classes)),
        mean_weights_(weights_),
        mean_bias_(bias_) {}

  /// One step on one sample x [1, features] of class y.
  void learn(const RowRef& x, int y, real learning_rate, real weight_decay) {
    for (Index k = 0; k < weights_.rows(); ++k) {
      const real side = k == y ? 1 : -1;
      const real margin = side * (weights_.row(k).dot(x) + bias_(k));
      auto w = weights_.row(k);
      // exercise 02.5: widen the margin
      todo("02.5");
    }
  }

  /// Passes over x [n, features] once, in random order. In the mean only passes after the first
  /// count: the weights of the first are still far away.
  void learn_all(const Matrix& x, const Labels& y, real learning_rate, real weight_decay,
                 Rng& rng) {
    for (const Index i : rng.permutation(x.rows())) {
      learn(x.row(i), y[static_cast<std::size_t>(i)], learning_rate, weight_decay);
      ++averaged_;
      const real share = real(1) / static_cast<real>(averaged_);
      mean_weights_ += share * (weights_ - mean_weights_);
      mean_bias_ += share * (bias_ - mean_bias_);
    }
    if (passes_++ == 0) averaged_ = 0;
  }

  int predict(const RowRef& x) const {
    Index best = 0;
    (x * mean_weights_.transpose() + mean_bias_).maxCoeff(&best);
    return static_cast<int>(best);
  }

  /// The classes of x [n, features].
  Labels predict(const Matrix& x) const {
    Labels labels;
    for (Index i = 0; i < x.rows(); ++i) labels.push_back(predict(RowRef(x.row(i))));
    return labels;
  }

  const Matrix& weights() const { return weights_; }
  const RowVector& bias() const { return bias_; }

 private:
  Matrix weights_;
  RowVector bias_;
  Matrix mean_weights_;
  RowVector mean_bias_;
  Index averaged_ = 0;
  int passes_ = 0;
};

}  // namespace dl
