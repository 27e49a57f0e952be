#pragma once

#include <cmath>

#include "optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Momentum and RMSProp in one (Kingma and Ba 2015, algorithm 1): a fading mean m of the gradients,
/// with beta1, divided by the root of a fading mean v of their squares, with beta2. Both begin at 0
/// and are freed of that: each is divided by the share of its weights that real gradients have.
/// What is remembered is not corrected. `epsilon` is added to the root of the corrected mean.
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
    const auto learning_rate = static_cast<real>(learning_rate_);
    const auto beta1 = static_cast<real>(beta1_);
    const auto beta2 = static_cast<real>(beta2_);
    const auto epsilon = static_cast<real>(epsilon_);
    // exercise 06.5: momentum and RMSProp in one
    todo("06.5");
  }

  OptimizerState state() override { return {in_place({&m_, &v_}), &t_}; }

 private:
  double beta1_;
  double beta2_;
  double epsilon_;
  int t_ = 0;  // steps made
  std::vector<Matrix> m_;
  std::vector<Matrix> v_;
};

}  // namespace dl
