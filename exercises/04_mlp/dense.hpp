#pragma once

#include "common/product.hpp"

namespace dl {

/// Fully connected layer: y = x W + b.
/// x [batch, in], W [in, out], b [1, out], y [batch, out]. Column j of W holds the weights of unit
/// j. PyTorch (torch.nn.functional.linear) stores W transposed, [out, in].
inline void dense(const Matrix& x, const Matrix& weight, const RowRef& bias, Matrix& y) {
  // exercise 04.1: all units of a layer at once
  // hint: one unit is a perceptron's weighted sum; a matrix product forms all the sums at once
  // hint: multiply(x, weight, y) of common/product.hpp writes x W into y
  // hint: y.rowwise() += ... adds one row to every row
  // solution begin
  multiply(x, weight, y);
  y.rowwise() += bias;
  // solution end
}

}  // namespace dl
