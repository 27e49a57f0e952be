#pragma once

#include <algorithm>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"

namespace dl {

/// The mean cross entropy of a network's logits over a batch of samples, with its gradient: what
/// descend() of lesson 05 goes down on. The network and the samples must outlive it.
class Classification {
 public:
  Classification(Sequential& network, const Matrix& x, const Labels& y)
      : network_(network), x_(x), y_(y) {}

  double gradient(Batch batch) {
    const double loss = forward(batch);
    network_.backward(grad_);
    return loss;
  }

  /// One step of plain descent, without a gradient in the parameters. Returns the loss before it.
  double step(Batch batch, real learning_rate) {
    const double loss = forward(batch);
    network_.backward_step(grad_, learning_rate);
    return loss;
  }

 private:
  /// Returns the loss and leaves dL/d(logits) in grad_.
  double forward(Batch batch) {
    gather(x_, batch, x_batch_);
    gather(y_, batch, y_batch_);
    return cross_entropy(network_.forward(x_batch_, Mode::train), y_batch_, grad_);
  }

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
    const Labels found = argmax(network.forward(part, Mode::eval));
    labels.insert(labels.end(), found.begin(), found.end());
  }
  return labels;
}

}  // namespace dl
