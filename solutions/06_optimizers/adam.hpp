#pragma once

#include <cmath>

#include "optimizer.hpp"

namespace dl {

/// Momentum and RMSProp in one, both means freed of the zeros they began with (Kingma and Ba 2015,
/// algorithm 1; t counts the steps from 1):
///   m = beta1 · m + (1 - beta1) · g,    m_hat = m / (1 - beta1^t)
///   v = beta2 · v + (1 - beta2) · g²,   v_hat = v / (1 - beta2^t)
///   w -= lr · m_hat / (√v_hat + epsilon)
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
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      Parameter& p = *parameters_[i];
      // Row by row, so that a row stays in the cache for all that is done to it.
      for (Index r = 0; r < p.value.rows(); ++r) {
        update(p.value.row(r).array(), p.gradient.row(r).array(), m_[i].row(r).array(),
               v_[i].row(r).array());
      }
    }
  }

 private:
  /// Moves the weights w by their gradient g; m and v are what is remembered of them.
  template <typename Weights, typename Gradient, typename Mean>
  void update(Weights w, const Gradient& g, Mean m, Mean v) const {
    const auto lr = static_cast<real>(learning_rate_);
    const auto beta1 = static_cast<real>(beta1_);
    const auto beta2 = static_cast<real>(beta2_);
    const auto epsilon = static_cast<real>(epsilon_);
    // exercise 06.5: Adam
    // hint: w, g, m and v count element by element: g.square(), v.sqrt()
    // hint: 1 - beta1^t is 1 - std::pow(beta1_, t_); it is 0.1 at the first step
    // hint: the mean of the gradients without its correction starts ten times too small
    // solution begin
    const auto correction1 = static_cast<real>(1 - std::pow(beta1_, t_));
    const auto correction2 = static_cast<real>(1 - std::pow(beta2_, t_));
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g.square();
    w -= lr * (m / correction1) / ((v / correction2).sqrt() + epsilon);
    // solution end
  }

  double beta1_;
  double beta2_;
  double epsilon_;
  int t_ = 0;
  std::vector<Matrix> m_;
  std::vector<Matrix> v_;
};

}  // namespace dl
