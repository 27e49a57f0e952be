#pragma once

#include "window.hpp"

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
  // hint: six loops: o, i, j over the output, and inside c, u, v over the pixels below the window
  // hint: y[o, i, j] is y((o * out.height + i) * out.width + j), and x[c, r, s] lies in the same order
  // hint: r = i * window.stride + u - window.padding; outside 0 ≤ r < shape.height nothing is added
  // solution begin
  for (Index o = 0; o < out.channels; ++o) {
    for (Index i = 0; i < out.height; ++i) {
      for (Index j = 0; j < out.width; ++j) {
        real sum = bias(o);
        for (Index c = 0; c < shape.channels; ++c) {
          for (Index u = 0; u < window.size; ++u) {
            for (Index v = 0; v < window.size; ++v) {
              const Index row = i * window.stride + u - window.padding;
              const Index column = j * window.stride + v - window.padding;
              if (row < 0 || row >= shape.height || column < 0 || column >= shape.width) continue;
              sum += x((c * shape.height + row) * shape.width + column) *
                     weight((c * window.size + u) * window.size + v, o);
            }
          }
        }
        y((o * out.height + i) * out.width + j) = sum;
      }
    }
  }
  // solution end
  return y;
}

}  // namespace dl
