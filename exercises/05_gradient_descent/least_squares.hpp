#pragma once

#include <Eigen/QR>

#include "common/matrix.hpp"

namespace dl {

/// x with a column of ones on the right, [n, inputs + 1]: the bias is the weight of an input that
/// is always 1.
inline Matrix with_ones(const Matrix& x) {
  Matrix result(x.rows(), x.cols() + 1);
  result << x, Matrix::Ones(x.rows(), 1);
  return result;
}

/// Where the mean squared error of a linear model is smallest, in closed form: the weights, and the
/// bias in the last row, [inputs + 1, outputs] (Bishop 2006, equation 3.15, by Householder's QR).
inline Matrix least_squares(const Matrix& x, const Matrix& y) {
  return with_ones(x).colPivHouseholderQr().solve(y);
}

}  // namespace dl
