#pragma once

#include "optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Descent with inertia (Polyak 1964; PyTorch: SGD with momentum): a ball that rolls. Its velocity
/// keeps the share `momentum` of what it was and takes up the gradient; the step goes against it.
class Momentum : public Optimizer {
 public:
  Momentum(Parameters parameters, double learning_rate, double momentum = 0.9)
      : Optimizer(std::move(parameters), learning_rate), momentum_(momentum), velocity_(zeros()) {}

  void step() override {
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto momentum = static_cast<real>(momentum_);
    const auto update = [&](Piece w, const Piece& g, Piece m) {
      // exercise 06.1: roll instead of walk
      todo("06.1");
    };
    for_each_piece(update, velocity_);
  }

  OptimizerState state() override { return {in_place({&velocity_})}; }

 private:
  double momentum_;
  std::vector<Matrix> velocity_;
};

/// Nesterov's momentum (Nesterov 1983; in this form Sutskever, Martens, Dahl and Hinton 2013;
/// PyTorch: SGD with nesterov=True): the velocity of Momentum, but the step is as long as the one
/// after it would be if the same gradient came once more. What is remembered does not look ahead.
class Nesterov : public Optimizer {
 public:
  Nesterov(Parameters parameters, double learning_rate, double momentum = 0.9)
      : Optimizer(std::move(parameters), learning_rate), momentum_(momentum), velocity_(zeros()) {}

  void step() override {
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto momentum = static_cast<real>(momentum_);
    const auto update = [&](Piece w, const Piece& g, Piece m) {
      // exercise 06.2: look ahead
      todo("06.2");
    };
    for_each_piece(update, velocity_);
  }

  OptimizerState state() override { return {in_place({&velocity_})}; }

 private:
  double momentum_;
  std::vector<Matrix> velocity_;
};

}  // namespace dl
