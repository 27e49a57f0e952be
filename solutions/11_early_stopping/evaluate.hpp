#pragma once

#include <algorithm>

#include "common/metrics.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

struct Evaluation {
  double loss = 0;      ///< mean cross entropy
  double accuracy = 0;  ///< share of right answers
};

/// How a network does on samples x [n, inputs], y [n], in Mode::eval: nothing is learned.
inline Evaluation evaluate(Sequential& network, const Matrix& x, const Labels& y) {
  constexpr Index piece = 1000;
  double loss = 0;
  Labels predicted;
  Matrix part, grad;
  for (Index first = 0; first < x.rows(); first += piece) {
    const Index count = std::min(piece, x.rows() - first);
    part = x.middleRows(first, count);
    const Labels labels(y.begin() + first, y.begin() + first + count);
    const Matrix& logits = network.forward(part, Mode::eval);
    loss += cross_entropy(logits, labels, grad) * static_cast<double>(count);
    const Labels found = argmax(logits);
    predicted.insert(predicted.end(), found.begin(), found.end());
  }
  return {loss / static_cast<double>(x.rows()), accuracy(predicted, y)};
}

}  // namespace dl
