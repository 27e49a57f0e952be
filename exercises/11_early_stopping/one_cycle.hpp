#pragma once

#include <cmath>
#include "common/todo.hpp"

namespace dl {

/// The learning rate of step 0, 1, ..., steps - 1, as a factor of the highest one: half a cosine up
/// from 1/25 to 1 over the first 30% of the steps, half a cosine down to 1/250,000 over the rest
/// (Smith and Topin 2018, section 3; in this form PyTorch: OneCycleLR, without the cycle of
/// momentum). There is no way up in fewer than 4 steps; one step alone has the last rate.
inline double one_cycle_schedule(int step, int steps) {
  constexpr double begin = 1 / 25.0;
  constexpr double end = begin / 1e4;
  const double top = 0.3 * steps - 1;  // the step with the highest rate
  // exercise 11.6: up, and further down
  todo("11.6");
}

}  // namespace dl
