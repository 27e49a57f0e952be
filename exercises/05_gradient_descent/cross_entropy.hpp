#pragma once

#include "solutions/04_mlp/softmax.hpp"

namespace dl {

/// Mean cross entropy of the softmax, L = (1/n) Σ -log p(y_i), and its gradient with respect to the
/// logits, dL/dz = (p - onehot(y)) / n (Bishop 2006, equation 4.109).
/// logits and grad [n, classes], y [n] (PyTorch: CrossEntropyLoss).
inline double cross_entropy(const Matrix& logits, const Labels& y, Matrix& grad) {
  // exercise 05.2: cross entropy and its gradient
  // hint: -log p(y) = log_sum_exp(z) - z_y never takes the logarithm of 0
  // hint: softmax(logits, grad) is most of the gradient; take 1 away where the label is
  // hint: the mean over the batch divides both by n
  // solution begin
  softmax(logits, grad);
  double loss = 0;
  for (Index i = 0; i < logits.rows(); ++i) {
    const int label = y[static_cast<std::size_t>(i)];
    loss += log_sum_exp(logits.row(i)) - logits(i, label);
    grad(i, label) -= 1;
  }
  const auto n = static_cast<double>(logits.rows());
  grad *= static_cast<real>(1 / n);
  return loss / n;
  // solution end
}

}  // namespace dl
