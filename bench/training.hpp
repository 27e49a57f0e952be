#pragma once

#include <vector>

#include "common/dataset.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/backward_step.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

/// The 60,000 training images of Fashion-MNIST.
inline const Dataset& images() {
  static const Dataset data = load_fashion_mnist("full").train;
  return data;
}

/// What the benchmarks train, ours and the peers': a multi-layer perceptron with ReLU, plain
/// gradient descent, batches gathered from shuffled images. The same start every time.
class Training {
 public:
  static constexpr double learning_rate = 0.01;

  /// widths: units per layer, the input layer first: {784, 128, 10}.
  Training(const std::vector<Index>& widths, std::size_t batch)
      : network_(mlp(widths)),
        order_(Rng(2).permutation(images().size())),
        batches_(mini_batches(order_, batch)),
        objective_(network_, images().x, images().y),
        optimizer_(network_.parameters(), learning_rate) {
    if (batches_.back().size() < batch) batches_.pop_back();
    for (std::size_t i = 1; i < widths.size(); ++i) {
      const double products = i == 1 ? 2 : 3;  // the first layer passes nothing back
      flops_ += 2 * products * static_cast<double>(batch) *
                static_cast<double>(widths[i - 1] * widths[i]);
    }
  }

  /// One step on the next batch; returns the loss before it.
  double step() { return descent_step(objective_, next_batch(), learning_rate); }

  /// The same with the gradient written down, and moved along by an optimizer.
  double step_of_optimizer() {
    const double loss = objective_.gradient(next_batch());
    optimizer_.step();
    return loss;
  }

  /// Floating-point operations of a step's matrix products; what else it does is not counted.
  double flops() const { return flops_; }

  Parameters parameters() { return network_.parameters(); }
  const std::vector<Index>& order() const { return order_; }

 private:
  Batch next_batch() {
    const Batch batch = batches_[next_];
    next_ = (next_ + 1) % batches_.size();
    return batch;
  }

  static Sequential mlp(const std::vector<Index>& widths) {
    Rng rng(1);
    Sequential network;
    for (std::size_t i = 1; i < widths.size(); ++i) {
      if (i > 1) network.add<ActivationLayer>(Activation::relu);
      network.add<Dense>(widths[i - 1], widths[i], rng);
    }
    return network;
  }

  Sequential network_;
  std::vector<Index> order_;
  std::vector<Batch> batches_;
  Classification objective_;
  Sgd optimizer_;
  std::size_t next_ = 0;
  double flops_ = 0;
};

}  // namespace dl
