#pragma once

#include <cmath>
#include "common/todo.hpp"

namespace dl {

/// Learning rates for step 0, 1, 2, ... of a training run, as factors of the highest one.

/// Falls to `factor` of what it was after every `length` steps, at least 1 (PyTorch: StepLR).
inline double step_schedule(int step, int length, double factor) {
  // exercise 06.7: stairs
  todo("06.7");
}

/// Half a cosine from 1 at step 0 down to 0 at step `steps` (Loshchilov and Hutter 2017,
/// equation 5).
inline double cosine_schedule(int step, int steps) {
  // exercise 06.8: half a cosine
  todo("06.8");
}

/// Rises in equal parts over the first `warm_up` steps, 1/warm_up at step 0, and then follows the
/// cosine down to 0 at step `steps`, which comes after them (Goyal and others 2017, section 2.2).
inline double warm_up_cosine_schedule(int step, int warm_up, int steps) {
  // exercise 06.9: warm up, then come down
  todo("06.9");
}

}  // namespace dl
