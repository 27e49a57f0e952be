#pragma once
#include "attention.hpp"
#include "given_masks.hpp"
#include "layer_gradients.hpp"
#include "multi_head_attention.hpp"
#include "one_head.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/testing.hpp"

namespace dl {

inline bool attention_is_right() {
  const One one;
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, causal_5, weights, y);
  return near(y, rows(golden::one_causal_y)) && near(weights, rows(golden::one_causal_weights));
}

inline bool attention_backward_is_right() {
  const One one;
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, rows(golden::one_causal_weights), one.grad_y, grad_s,
                     grad_q, grad_k, grad_v);
  return near(grad_q, rows(golden::one_causal_grad_q)) &&
         near(grad_k, rows(golden::one_causal_grad_k)) &&
         near(grad_v, rows(golden::one_causal_grad_v));
}

inline bool parts_are_right() {
  Matrix all = random(4, 6, 1);
  return near(Heads{2, 3}.part(all, 1, 0), all.bottomLeftCorner(2, 3)) &&
         near(Heads{2, 3}.part(all, 0, 1), all.topRightCorner(2, 3));
}

// What an exercise is built on, and may be the cause when it fails.
#define NEEDS_PARTS() LOOKS_LIKE(!parts_are_right(), "exercise 14.5 comes first, and is not right")
#define NEEDS_ATTENTION() \
  LOOKS_LIKE(!attention_is_right(), "exercise 14.3 comes first, and is not right")
#define NEEDS_ATTENTION_BACKWARD() \
  LOOKS_LIKE(!attention_backward_is_right(), "exercise 14.4 comes first, and is not right")

}  // namespace dl
