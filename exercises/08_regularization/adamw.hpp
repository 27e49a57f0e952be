#pragma once

#include "solutions/06_optimizers/adam.hpp"
#include "common/todo.hpp"

namespace dl {

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2; PyTorch: AdamW): the
/// weights shrink by themselves, and Adam never sees the decay.
///   w -= learning_rate · decay · w,   then Adam's step with the gradient of the loss alone
/// The paper multiplies the decay with its schedule only; here, as in PyTorch, with the whole rate.
class AdamW : public Optimizer {
 public:
  AdamW(Parameters parameters, double learning_rate, double decay = 0.01, double beta1 = 0.9,
        double beta2 = 0.999, double epsilon = 1e-8)
      : Optimizer(parameters, learning_rate),
        decay_(decay),
        adam_(std::move(parameters), learning_rate, beta1, beta2, epsilon) {}

  void step() override {
    adam_.set_learning_rate(learning_rate_);  // a schedule may have moved it
    // exercise 08.4: decay that Adam does not see
    todo("08.4");
  }

  OptimizerState state() override { return adam_.state(); }

 private:
  double decay_;
  Adam adam_;
};

}  // namespace dl
