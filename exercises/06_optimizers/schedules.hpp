#pragma once

#include <cmath>

namespace dl {

/// Learning rates for step 0, 1, 2, ... of a training run, as factors of the highest one.

/// Falls to `factor` of what it was after every `length` steps, at least 1 (PyTorch: StepLR).
inline double step_schedule(int step, int length, double factor) {
  // exercise 06.7: stairs
  // hint: how often has it fallen at this step? At step 0 and at step length - 1 not yet
  // hint: a quotient of whole numbers is cut to a whole number; std::pow(a, n) multiplies n times
  // solution begin
  return std::pow(factor, step / length);
  // solution end
}

/// Half a cosine from 1 at step 0 down to 0 at step `steps` (Loshchilov and Hutter 2017,
/// equation 5).
inline double cosine_schedule(int step, int steps) {
  // exercise 06.8: half a cosine
  // hint: which angle belongs to step 0, which to step `steps`? The cosine falls from 1 to -1 on its way from 0 to π
  // hint: -1 to 1 must become 0 to 1
  // solution begin
  return (1 + std::cos(M_PI * step / steps)) / 2;
  // solution end
}

/// Rises in equal parts over the first `warm_up` steps, 1/warm_up at step 0, and then follows the
/// cosine down to 0 at step `steps`, which comes after them (Goyal and others 2017, section 2.2).
inline double warm_up_cosine_schedule(int step, int warm_up, int steps) {
  // exercise 06.9: warm up, then come down
  // hint: two cases; which is the first step that the cosine sees as its step 0?
  // hint: the cosine begins where the warm-up ends: how many steps are left for it?
  // solution begin
  if (step < warm_up) return (step + 1.0) / warm_up;
  return cosine_schedule(step - warm_up, steps - warm_up);
  // solution end
}

}  // namespace dl
