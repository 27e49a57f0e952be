#pragma once

#include "solutions/04_mlp/softmax.hpp"
#include "solutions/07_backpropagation/layer.hpp"

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
    // hint: forward in the mode in which dropout switches units off; softmax(logits, answer_)
    // hint: mean += (value - mean) / count keeps a mean; the first answer is the mean of one
    // solution begin
    softmax(network.forward(x, Mode::train), answer_);
    if (count_ == 1) {
      mean_ = answer_;
    } else {
      mean_ += (answer_ - mean_) / static_cast<real>(count_);
    }
    // solution end
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
