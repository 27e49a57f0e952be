#pragma once

#include "optimizer.hpp"
#include "common/todo.hpp"

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
    const auto update = [&](Piece w, const Piece& g, Piece s) {
      // exercise 06.4: forget slowly
      todo("06.4");
    };
    for_each_piece(update, mean_square_);
  }

  OptimizerState state() override { return {in_place({&mean_square_})}; }

 private:
  double alpha_;
  double epsilon_;
  std::vector<Matrix> mean_square_;
};

}  // namespace dl
