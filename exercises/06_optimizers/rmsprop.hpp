#pragma once

#include "optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Adagrad with a memory that fades (Tieleman and Hinton 2012, lecture 6.5; PyTorch: RMSprop, where
/// beta is alpha): instead of the sum of the squares their mean, in which the past has the weight
/// beta and the new square what is missing to 1. `epsilon` is added to the root.
class RmsProp : public Optimizer {
 public:
  RmsProp(Parameters parameters, double learning_rate, double beta = 0.99, double epsilon = 1e-8)
      : Optimizer(std::move(parameters), learning_rate),
        beta_(beta),
        epsilon_(epsilon),
        mean_square_(zeros()) {}

  void step() override {
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto beta = static_cast<real>(beta_);
    const auto epsilon = static_cast<real>(epsilon_);
    const auto update = [&](Piece w, const Piece& g, Piece v) {
      // exercise 06.4: forget slowly
      todo("06.4");
    };
    for_each_piece(update, mean_square_);
  }

  OptimizerState state() override { return {in_place({&mean_square_})}; }

 private:
  double beta_;
  double epsilon_;
  std::vector<Matrix> mean_square_;
};

}  // namespace dl
