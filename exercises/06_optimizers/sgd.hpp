#pragma once

#include "optimizer.hpp"
#include "solutions/05_gradient_descent/descend.hpp"

namespace dl {

/// Plain gradient descent, lesson 05's step: w -= learning_rate · g.
class Sgd : public Optimizer {
 public:
  using Optimizer::Optimizer;

  void step() override { gradient_step(parameters_, static_cast<real>(learning_rate_)); }
};

}  // namespace dl
