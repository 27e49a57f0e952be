#pragma once

#include "solutions/04_mlp/softmax.hpp"
#include "common/todo.hpp"

namespace dl {

/// Mean cross entropy of the softmax, L = (1/n) Σ -log p(y_i), and its gradient with respect to the
/// logits, dL/dz = (p - onehot(y)) / n (Bishop 2006, equation 4.109).
/// logits and grad [n, classes], y [n] (PyTorch: CrossEntropyLoss).
inline double cross_entropy(const Matrix& logits, const Labels& y, Matrix& grad) {
  // exercise 05.2: cross entropy and its gradient
  todo("05.2");
}

}  // namespace dl
