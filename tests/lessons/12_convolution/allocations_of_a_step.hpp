#pragma once
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/allocations.hpp"

namespace dl {

/// Memory taken by a training step once the batch size is known.
inline long allocations_of_a_step(Layer& layer, const ImageShape& in) {
  Rng rng(12);
  const Matrix x = random_matrix(3, in.size(), rng);
  const Matrix grad_y = layer.forward(x, Mode::train);
  layer.backward(grad_y);
  const long before = allocations();
  layer.forward(x, Mode::train);
  layer.backward(grad_y);
  return allocations() - before;
}

}  // namespace dl
