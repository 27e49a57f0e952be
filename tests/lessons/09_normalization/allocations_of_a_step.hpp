#pragma once
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "normalization.hpp"
#include "open.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/allocations.hpp"

namespace dl {

/// Memory taken by a training step once the batch size is known.
inline long allocations_of_a_step(Normalization& norm) {
  Rng rng(12);
  const Matrix x = random(4, image_shape.size(), rng);
  const Matrix grad_y = random(4, image_shape.size(), rng);
  long before = 0;
  for (int step = 0; step < 2; ++step) {
    before = allocations();
    norm.forward(x, Mode::train);
    norm.backward(grad_y);
  }
  return allocations() - before;
}

}  // namespace dl
