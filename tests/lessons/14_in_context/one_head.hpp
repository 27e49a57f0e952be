#pragma once
#include "tests/golden/14_in_context.hpp"
#include "tests/testing.hpp"

namespace dl {

/// PyTorch's example of one head: 5 tokens, 3 columns.
struct One {
  Matrix q = rows(golden::one_q);
  Matrix k = rows(golden::one_k);
  Matrix v = rows(golden::one_v);
  Matrix grad_y = rows(golden::one_grad_y);
  Matrix open = Matrix::Zero(5, 5);
};

}  // namespace dl
