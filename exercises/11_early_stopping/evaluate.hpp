#pragma once

#include <algorithm>

#include "cross_entropy.hpp"
#include "sequential.hpp"

namespace dl {

struct Evaluation {
  double loss = 0;      ///< mean cross entropy
  double accuracy = 0;  ///< share of right answers
};

/// How a network does on samples x [n, inputs], y [n], in Mode::eval: nothing is learned.
inline Evaluation evaluate(Sequential& network, const Matrix& x, const Labels& y) {
  constexpr Index piece = 1000;
  Evaluation result;
  Matrix part, grad;
  for (Index first = 0; first < x.rows(); first += piece) {
    const Index count = std::min(piece, x.rows() - first);
    part = x.middleRows(first, count);
    const Labels labels(y.begin() + first, y.begin() + first + count);
    const Matrix& logits = network.forward(part, Mode::eval);
    result.loss += cross_entropy(logits, labels, grad) * static_cast<double>(count);
    for (Index i = 0; i < count; ++i) {
      Index best = 0;
      logits.row(i).maxCoeff(&best);
      result.accuracy += best == labels[static_cast<std::size_t>(i)];
    }
  }
  const auto n = static_cast<double>(x.rows());
  return {result.loss / n, result.accuracy / n};
}

}  // namespace dl
