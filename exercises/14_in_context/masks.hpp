#pragma once

#include <limits>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// Which token sees which: row i, column j is 0 where token i may attend to token j, and minus
/// infinity where it may not. It is added to the scores, and exp(-infinity) is 0 (PyTorch:
/// attn_mask). Every token sees itself, so that no row is empty. [tokens, tokens].

inline constexpr real unseen = -std::numeric_limits<real>::infinity();

/// A token sees itself and all that stand before it (Vaswani and others 2017, section 3.2.3), so
/// that a text can be written on from left to right.
inline Matrix causal_mask(Index tokens) {
  Matrix mask = Matrix::Zero(tokens, tokens);
  // exercise 14.1: no token sees what comes after it
  todo("14.1");
  return mask;
}

/// First the context, then the queries. Every token sees all of the context, before and after it; a
/// query sees itself beside that, and no token sees another query: so many questions are answered
/// at once, each as if it stood alone.
inline Matrix query_mask(Index context, Index queries) {
  const Index tokens = context + queries;
  Matrix mask = Matrix::Zero(tokens, tokens);
  // exercise 14.2: every query sees the context, and of the queries only itself
  todo("14.2");
  return mask;
}

}  // namespace dl
