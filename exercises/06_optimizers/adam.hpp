#pragma once

#include <cmath>

#include "optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Momentum and RMSProp in one, both means freed of the zeros they began with (Kingma and Ba 2015,
/// algorithm 1; t counts the steps from 1):
///   m = beta1 · m + (1 - beta1) · g,    m_hat = m / (1 - beta1^t)
///   v = beta2 · v + (1 - beta2) · g²,   v_hat = v / (1 - beta2^t)
///   w -= learning_rate · m_hat / (√v_hat + epsilon)
class Adam : public Optimizer {
 public:
  Adam(Parameters parameters, double learning_rate, double beta1 = 0.9, double beta2 = 0.999,
       double epsilon = 1e-8)
      : Optimizer(std::move(parameters), learning_rate),
        beta1_(beta1),
        beta2_(beta2),
        epsilon_(epsilon),
        m_(zeros()),
        v_(zeros()) {}

  void step() override {
    ++t_;
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto beta1 = static_cast<real>(beta1_);
    const auto beta2 = static_cast<real>(beta2_);
    const auto epsilon = static_cast<real>(epsilon_);
    const auto update = [&](Piece w, const Piece& g, Piece m, Piece v) {
      // exercise 06.5: momentum and RMSProp in one
      todo("06.5");
    };
    for_each_piece(update, m_, v_);
  }

  OptimizerState state() override { return {in_place({&m_, &v_}), &t_}; }

 private:
  double beta1_;
  double beta2_;
  double epsilon_;
  int t_ = 0;
  std::vector<Matrix> m_;
  std::vector<Matrix> v_;
};

}  // namespace dl
