#pragma once

#include "window.hpp"
#include "common/todo.hpp"

namespace dl {

/// A convolution as its definition says, number by number (PyTorch: conv2d; strictly a
/// cross-correlation, Goodfellow, Bengio and Courville 2016, equation 9.6, with channels): at each
/// place of the window the pixels below it are multiplied by the weights and added up,
///   y[o, i, j] = bias[o] + Σ_c Σ_u Σ_v x[c, i·stride + u - padding, j·stride + v - padding]
///                                      · weight[(c·size + u)·size + v, o]
/// and a pixel outside the image is 0. One image x [1, C·H·W], weight [C·size², O], bias [1, O],
/// y [1, O·H'·W'] with the shape of output_shape(). Slow, and plain to see.
inline RowVector convolve_directly(const RowRef& x, const ImageShape& shape, const Matrix& weight,
                                   const RowRef& bias, const Window& window) {
  const ImageShape out = output_shape(shape, weight.cols(), window);
  RowVector y(out.size());
  // exercise 12.2: a convolution, number by number
  todo("12.2");
  return y;
}

}  // namespace dl
