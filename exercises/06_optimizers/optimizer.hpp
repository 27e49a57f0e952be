#pragma once

#include "parameter.hpp"

namespace dl {

/// Moves parameters by their gradients. What an optimizer remembers between steps lies beside each
/// parameter, in the same shape.
class Optimizer {
 public:
  Optimizer(Parameters parameters, double learning_rate)
      : parameters_(std::move(parameters)), learning_rate_(learning_rate) {}
  virtual ~Optimizer() = default;

  /// One step with the gradients that the parameters hold now.
  virtual void step() = 0;

  /// Schedules set it anew before each step.
  void set_learning_rate(double learning_rate) { learning_rate_ = learning_rate; }
  double learning_rate() const { return learning_rate_; }

 protected:
  /// One matrix of zeros per parameter, to remember something in.
  std::vector<Matrix> zeros() const {
    std::vector<Matrix> result;
    for (const auto* p : parameters_) {
      result.push_back(Matrix::Zero(p->value.rows(), p->value.cols()));
    }
    return result;
  }

  Parameters parameters_;
  double learning_rate_;
};

}  // namespace dl
