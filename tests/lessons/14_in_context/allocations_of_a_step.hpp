#pragma once
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/allocations.hpp"

namespace dl {

/// Allocations of a forward and a backward, the second of the size of x.
inline long allocations_of_a_step(Layer& layer, const Matrix& x) {
  const Matrix grad_y = 0.5 * x;
  long before = 0;
  for (int step = 0; step < 2; ++step) {
    before = allocations();
    layer.forward(x, Mode::train);
    layer.backward(grad_y);
  }
  return allocations() - before;
}

}  // namespace dl
