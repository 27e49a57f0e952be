#pragma once

#include "optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

/// A learning rate of its own for each weight, smaller the more it has moved (Duchi, Hazan and
/// Singer 2011): the gradient is divided by the root of the sum of all squared gradients so far,
/// this one among them. `epsilon` is added to the root, so that nothing is divided by 0.
class Adagrad : public Optimizer {
 public:
  Adagrad(Parameters parameters, double learning_rate, double epsilon = 1e-10)
      : Optimizer(std::move(parameters), learning_rate), epsilon_(epsilon), sum_(zeros()) {}

  void step() override {
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto epsilon = static_cast<real>(epsilon_);
    const auto update = [&](Piece w, const Piece& g, Piece v) {
      // exercise 06.3: slow down where much has moved
      todo("06.3");
    };
    for_each_piece(update, sum_);
  }

  OptimizerState state() override { return {in_place({&sum_})}; }

 private:
  double epsilon_;
  std::vector<Matrix> sum_;
};

}  // namespace dl
