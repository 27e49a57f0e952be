#pragma once

#include "perceptron.hpp"
#include "common/todo.hpp"

namespace dl {

/// A perceptron that also keeps the mean of all the weights it ever had, one set per sample seen
/// (Freund and Schapire 1999, section 2.2; Collins 2002). On data that no line separates the last
/// weights depend on the last few mistakes; the mean does not.
class AveragedPerceptron {
 public:
  explicit AveragedPerceptron(Index inputs)
      : last_(inputs), mean_weights_(RowVector::Zero(inputs)) {}

  void learn(const RowRef& x, int y, real learning_rate) {
    // exercise 03.5: keep the mean of all weights
    todo("03.5");
  }

  const Perceptron& last() const { return last_; }
  Perceptron averaged() const { return {mean_weights_, mean_bias_}; }

 private:
  Perceptron last_;
  RowVector mean_weights_;
  real mean_bias_ = 0;
  Index seen_ = 0;
};

}  // namespace dl
