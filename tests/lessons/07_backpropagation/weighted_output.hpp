#pragma once
#include "layer.hpp"

namespace dl {

/// Σ c · y, a loss whose gradient with respect to y is c.
inline double weighted_output(Layer& layer, const Matrix& x, const Matrix& c) {
  return layer.forward(x, Mode::train).cwiseProduct(c).sum();
}

}  // namespace dl
