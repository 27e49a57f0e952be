#pragma once

#include <utility>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// Rosenblatt's perceptron (1958): a weighted sum, then a threshold.
///   sum = x·w + b,   output = 1 when sum > 0, otherwise 0
/// x [1, inputs], w [1, inputs], b a number. The bias is the threshold with its sign turned:
/// x·w + b > 0 says the same as x·w > -b.
class Perceptron {
 public:
  /// All weights and the bias are zero.
  explicit Perceptron(Index inputs) : weights_(RowVector::Zero(inputs)) {}

  Perceptron(RowVector weights, real bias) : weights_(std::move(weights)), bias_(bias) {}

  real weighted_sum(const RowRef& x) const {
    // exercise 03.1: weigh the inputs and add them up
    todo("03.1");
  }

  /// The output, 0 or 1. A sum of exactly 0 does not pass the threshold.
  int predict(const RowRef& x) const { return weighted_sum(x) > 0 ? 1 : 0; }

  /// The learning rule: w += learning_rate (y - y_hat) x, b without x; y_hat is the output.
  /// Returns whether x [1, inputs] was a mistake.
  bool learn(const RowRef& x, int y, real learning_rate) {
    // exercise 03.2: move the weights towards the mistake
    todo("03.2");
  }

  const RowVector& weights() const { return weights_; }
  real bias() const { return bias_; }

 private:
  RowVector weights_;
  real bias_ = 0;
};

}  // namespace dl
