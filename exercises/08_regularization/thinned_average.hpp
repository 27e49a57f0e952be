#pragma once

#include "solutions/04_mlp/softmax.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// The mean answer of many thinned networks: a network with dropout, asked again and again with
/// other units off (Srivastava and others 2014, section 7.5, Monte-Carlo model averaging).
class ThinnedAverage {
 public:
  /// One more thinned network, or rather one for each sample of x [n, inputs], answers. The samples
  /// must be the same each time.
  void add(Layer& network, const Matrix& x) {
    ++count_;
    // exercise 08.5: many networks in one
    todo("08.5");
  }

  /// Mean probabilities [n, classes].
  const Matrix& probabilities() const { return mean_; }
  int count() const { return count_; }

 private:
  int count_ = 0;
  Matrix answer_;
  Matrix mean_;
};

}  // namespace dl
