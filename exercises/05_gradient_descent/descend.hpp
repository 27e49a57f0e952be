#pragma once

#include <cmath>
#include <vector>

#include "batches.hpp"
#include "parameter.hpp"
#include "common/todo.hpp"

namespace dl {

/// w -= learning_rate · dL/dw, for every parameter.
inline void gradient_step(const Parameters& parameters, real learning_rate) {
  // exercise 05.4: one step down
  todo("05.4");
}

/// A loss beyond this, or one that is not a number, is a divergence.
inline constexpr double divergence_limit = 1e6;

/// The result of one pass.
struct Pass {
  std::vector<double> losses;  ///< of each batch, before its step
  bool diverged = false;  ///< the last of them is beyond the limit; no step was made from there

  /// Over the batches, however many samples each has.
  double mean_loss() const {
    double sum = 0;
    for (const double loss : losses) sum += loss;
    return losses.empty() ? 0 : sum / static_cast<double>(losses.size());
  }
};

/// The loop that batch, stochastic and mini-batch descent share: for every batch the gradient, then
/// a step. `objective.gradient(batch)` returns the loss and leaves the gradient in the parameters;
/// `step()` moves them. Ends early, and says so, when the loss diverges.
template <typename Objective, typename Step>
Pass descend(Objective& objective, const std::vector<Batch>& batches, Step step) {
  Pass pass;
  pass.losses.reserve(batches.size());
  // exercise 05.8: the loop they share
  todo("05.8");
  return pass;
}

}  // namespace dl
