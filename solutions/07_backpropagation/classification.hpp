#pragma once

#include <algorithm>

#include "common/metrics.hpp"
#include "layer.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"

namespace dl {

/// The mean cross entropy of a network's logits over a batch of samples, with its gradient: what
/// descend() of lesson 05 goes down on. The network and the samples must outlive it.
class Classification {
 public:
  Classification(Layer& network, const Matrix& x, const Labels& y)
      : network_(network), x_(x), y_(y) {}

  /// Returns the loss and leaves its gradient in the network's parameters.
  double gradient(Batch batch) {
    const double loss = this->loss(batch);
    network_.parameter_gradients(grad_logits_);
    return loss;
  }

  /// Returns the loss and leaves dL/d(logits) in grad_logits().
  double loss(Batch batch) {
    gather(x_, batch, x_batch_);
    gather(y_, batch, y_batch_);
    return cross_entropy(network_.forward(x_batch_, Mode::train), y_batch_, grad_logits_);
  }

  const Matrix& grad_logits() const { return grad_logits_; }
  Layer& network() { return network_; }

 private:
  Layer& network_;
  const Matrix& x_;
  const Labels& y_;
  Matrix x_batch_, grad_logits_;
  Labels y_batch_;
};

/// Calls see(first, logits) for x [n, inputs] in pieces of up to 1,000 samples, of which `first` is
/// the number of the first: all at once would need the memory of all.
template <typename See>
void forward_in_pieces(Layer& network, const Matrix& x, See see) {
  constexpr Index piece = 1000;
  Matrix part;
  for (Index first = 0; first < x.rows(); first += piece) {
    part = x.middleRows(first, std::min(piece, x.rows() - first));
    see(first, network.forward(part, Mode::eval));
  }
}

/// The class with the largest logit, for each sample of x [n, inputs].
inline Labels predict(Layer& network, const Matrix& x) {
  Labels labels;
  forward_in_pieces(network, x, [&](Index, const Matrix& logits) {
    const Labels found = argmax(logits);
    labels.insert(labels.end(), found.begin(), found.end());
  });
  return labels;
}

}  // namespace dl
