#pragma once
#include <cmath>

#include "tests/testing.hpp"

namespace dl {

/// Attention's weights and answers number by number, so that no test of one exercise needs another.
inline Matrix plain_weights(const Matrix& q, const Matrix& k, const Matrix& mask, double scale) {
  Matrix weights(q.rows(), k.rows());
  for (Index i = 0; i < q.rows(); ++i) {
    double sum = 0;
    for (Index j = 0; j < k.rows(); ++j) {
      weights(i, j) = std::exp(scale * q.row(i).dot(k.row(j)) + mask(i, j));
      sum += weights(i, j);
    }
    weights.row(i) /= sum;
  }
  return weights;
}

inline Matrix plain_weights(const Matrix& q, const Matrix& k, const Matrix& mask) {
  return plain_weights(q, k, mask, 1 / std::sqrt(static_cast<double>(q.cols())));
}

}  // namespace dl
