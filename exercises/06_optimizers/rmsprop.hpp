#pragma once

#include "optimizer.hpp"
#include "todo.hpp"

namespace dl {

/// Adagrad with a memory that fades (Tieleman and Hinton 2012, lecture 6.5):
///   s = alpha · s + (1 - alpha) · g²,   w -= lr · g / (√s + epsilon)
class RmsProp : public Optimizer {
 public:
  RmsProp(Parameters parameters, double learning_rate, double alpha = 0.99, double epsilon = 1e-8)
      : Optimizer(std::move(parameters), learning_rate),
        alpha_(alpha),
        epsilon_(epsilon),
        mean_square_(zeros()) {}

  void step() override {
    const auto lr = static_cast<real>(learning_rate_);
    const auto alpha = static_cast<real>(alpha_);
    const auto epsilon = static_cast<real>(epsilon_);
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      auto w = parameters_[i]->value.array();
      const auto g = parameters_[i]->gradient.array();
      auto s = mean_square_[i].array();
      // exercise 06.4: forget slowly
      todo("06.4");
    }
  }

 private:
  double alpha_;
  double epsilon_;
  std::vector<Matrix> mean_square_;
};

}  // namespace dl
