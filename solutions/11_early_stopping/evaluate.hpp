#pragma once

#include "solutions/07_backpropagation/classification.hpp"

namespace dl {

struct Evaluation {
  double loss = 0;      ///< mean cross entropy
  double accuracy = 0;  ///< share of right answers
};

/// How a network does on samples x [n, inputs], y [n], in Mode::eval: nothing is learned.
inline Evaluation evaluate(Layer& network, const Matrix& x, const Labels& y) {
  double loss = 0;
  Labels predicted;
  Matrix unused;
  forward_in_pieces(network, x, [&](Index first, const Matrix& logits) {
    const Labels labels(y.begin() + first, y.begin() + first + logits.rows());
    loss += cross_entropy(logits, labels, unused) * static_cast<double>(logits.rows());
    const Labels found = argmax(logits);
    predicted.insert(predicted.end(), found.begin(), found.end());
  });
  return {loss / static_cast<double>(x.rows()), accuracy(predicted, y)};
}

}  // namespace dl
