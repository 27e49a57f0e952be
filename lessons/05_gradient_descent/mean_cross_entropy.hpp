#pragma once

#include "common/dataset.hpp"
#include "cross_entropy.hpp"
#include "linear_model.hpp"

namespace dl::lesson_05 {

/// The loss over all of `data`.
inline double mean_cross_entropy(const LinearModel& model, const Dataset& data) {
  Matrix logits;
  Matrix grad;
  model.forward(data.x, logits);
  return cross_entropy(logits, data.y, grad);
}

}  // namespace dl::lesson_05
