#pragma once

#include <cmath>

#include "common/matrix.hpp"

namespace dl {

/// log(exp(z_1) + ... + exp(z_n)) of one row of logits z, of any size; the largest must be finite.
inline real log_sum_exp(const RowRef& logits) {
  // exercise 04.3: a sum of exponentials that cannot overflow
  // hint: exp(1000) is infinite, but log Σ exp(z) = largest + log Σ exp(z - largest)
  // hint: with the largest logit taken away no exponent is above 0
  // solution begin
  const real largest = logits.maxCoeff();
  return largest + std::log((logits.array() - largest).exp().sum());
  // solution end
}

/// Probabilities from logits, row by row: p_k = exp(z_k) / (exp(z_1) + ... + exp(z_n)).
/// logits [batch, classes], probabilities the same; each row adds up to 1. A row's largest logit
/// must be finite.
inline void softmax(const Matrix& logits, Matrix& probabilities) {
  // exercise 04.4: probabilities from logits
  // hint: go row by row; each row has a sum of its own
  // hint: take the row's largest logit away first: nothing overflows, and the ratios stay the same
  // solution begin
  probabilities.resize(logits.rows(), logits.cols());
  for (Index i = 0; i < logits.rows(); ++i) {
    probabilities.row(i) = logits.row(i).array() - logits.row(i).maxCoeff();
  }
  probabilities = probabilities.array().exp();  // all at once is faster than row by row
  for (Index i = 0; i < logits.rows(); ++i) probabilities.row(i) /= probabilities.row(i).sum();
  // solution end
}

}  // namespace dl
