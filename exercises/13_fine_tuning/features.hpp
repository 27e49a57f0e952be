#pragma once

#include "solutions/07_backpropagation/classification.hpp"
#include "common/todo.hpp"

namespace dl {

/// What a body makes of x [n, inputs]: its features [n, features], in Mode::eval. A frozen body
/// gives the same ones in every step: once is enough, and a head alone is trained on them.
inline Matrix features_of(Layer& body, const Matrix& x) {
  Matrix features;
  forward_in_pieces(body, x, [&](Index first, const Matrix& piece) {
    // exercise 13.9: features, once and for all
    todo("13.9");
  });
  return features;
}

}  // namespace dl
