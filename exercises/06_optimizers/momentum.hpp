#pragma once

#include "optimizer.hpp"

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
      // hint: m is the velocity of these weights, as the last step left it: first bring it up to date, then step
      // hint: how fast is it after one step from rest with gradient 1? The text's table says 1, not 0.1
      // solution begin
      m = momentum * m + g;
      w -= learning_rate * m;
      // solution end
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
      // hint: bring m up to date as in 06.1; what would it be after the same gradient once more?
      // hint: that goes into the step only: m must not take up the gradient twice
      // solution begin
      m = momentum * m + g;
      w -= learning_rate * (g + momentum * m);
      // solution end
    };
    for_each_piece(update, velocity_);
  }

  OptimizerState state() override { return {in_place({&velocity_})}; }

 private:
  double momentum_;
  std::vector<Matrix> velocity_;
};

}  // namespace dl
