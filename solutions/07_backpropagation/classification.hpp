#pragma once

#include <algorithm>

#include "batches.hpp"
#include "cross_entropy.hpp"
#include "dataset.hpp"
#include "sequential.hpp"

namespace dl {

/// The mean cross entropy of a network's logits over a batch of samples, with its gradient: what
/// descend() of lesson 05 goes down on. The network and the samples must outlive it.
class Classification {
 public:
  Classification(Sequential& network, const Matrix& x, const Labels& y)
      : network_(network), x_(x), y_(y) {}

  double gradient(Batch batch) {
    gather(x_, batch, x_batch_);
    gather(y_, batch, y_batch_);
    const double loss = cross_entropy(network_.forward(x_batch_, Mode::train), y_batch_, grad_);
    network_.backward(grad_);
    return loss;
  }

 private:
  Sequential& network_;
  const Matrix& x_;
  const Labels& y_;
  Matrix x_batch_, grad_;
  Labels y_batch_;
};

/// The class with the largest logit, for each sample of x [n, inputs].
inline Labels predict(Sequential& network, const Matrix& x) {
  constexpr Index piece = 1000;
  Labels labels;
  Matrix part;
  for (Index first = 0; first < x.rows(); first += piece) {
    part = x.middleRows(first, std::min(piece, x.rows() - first));
    const Matrix& logits = network.forward(part, Mode::eval);
    for (Index i = 0; i < logits.rows(); ++i) {
      Index best = 0;
      logits.row(i).maxCoeff(&best);
      labels.push_back(static_cast<int>(best));
    }
  }
  return labels;
}

}  // namespace dl
