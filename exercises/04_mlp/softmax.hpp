#pragma once

#include <cmath>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// log(exp(z_1) + ... + exp(z_n)) of one row of logits z, of any size; the largest must be finite.
inline real log_sum_exp(const RowRef& logits) {
  // exercise 04.3: a sum of exponentials that cannot overflow
  todo("04.3");
}

/// Probabilities from logits, row by row: p_k = exp(z_k) / (exp(z_1) + ... + exp(z_n)).
/// logits [batch, classes], probabilities the same; each row adds up to 1. A row's largest logit
/// must be finite.
inline void softmax(const Matrix& logits, Matrix& probabilities) {
  // exercise 04.4: probabilities from logits
  todo("04.4");
}

}  // namespace dl
