#pragma once

#include "common/product.hpp"
#include "common/todo.hpp"

namespace dl {

/// Fully connected layer: y = x W + b.
/// x [batch, in], W [in, out], b [1, out], y [batch, out]. Column j of W holds the weights of unit
/// j. PyTorch (torch.nn.functional.linear) stores W transposed, [out, in].
inline void dense(const Matrix& x, const Matrix& weight, const RowRef& bias, Matrix& y) {
  // exercise 04.1: all units of a layer at once
  todo("04.1");
}

}  // namespace dl
