#pragma once

#include <vector>

#include "common/dataset.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/backward_step.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/12_convolution/convolution.hpp"
#include "solutions/12_convolution/max_pool.hpp"

namespace dl {

/// The 60,000 training images of Fashion-MNIST.
inline const Dataset& images() {
  static const Dataset data = load_fashion_mnist("full").train;
  return data;
}

/// A multi-layer perceptron with ReLU. widths: units per layer, the input layer first:
/// {784, 128, 10}. The same start every time.
inline Sequential mlp(const std::vector<Index>& widths) {
  Rng rng(1);
  Sequential network;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    if (i > 1) network.add<ActivationLayer>(Activation::relu);
    network.add<Dense>(widths[i - 1], widths[i], rng);
  }
  return network;
}

/// Two convolutions of 3×3, to 16 and to 32 channels, each with ReLU and max pooling, and a dense
/// layer. The same start every time.
inline Sequential convolutional_network() {
  Rng rng(1);
  Sequential network;
  ImageShape shape = images().shape;
  for (const Index channels : {16, 32}) {
    shape = network.add<Convolution>(shape, channels, rng, Window{.padding = 1}).output_shape();
    network.add<ActivationLayer>(Activation::relu);
    shape = network.add<MaxPool>(shape).output_shape();
  }
  network.add<Dense>(shape.size(), 10, rng);
  return network;
}

/// Floating-point operations of a layer's product forward, for one sample; each of the two backward
/// has as many.
inline double product_flops(Layer& layer) {
  if (auto* dense = dynamic_cast<Dense*>(&layer)) {
    return 2 * static_cast<double>(dense->weight.value.size());
  }
  if (auto* convolution = dynamic_cast<Convolution*>(&layer)) {
    const ImageShape& out = convolution->output_shape();
    return 2 * static_cast<double>(convolution->weight.value.size() * out.height * out.width);
  }
  return 0;
}

/// What the benchmarks train, ours and the peers': a network, plain gradient descent, batches
/// gathered from shuffled images.
class Training {
 public:
  static constexpr double learning_rate = 0.01;

  Training(Sequential network, std::size_t batch)
      : network_(std::move(network)),
        order_(Rng(2).permutation(images().size())),
        batches_(mini_batches(order_, batch)),
        objective_(network_, images().x, images().y),
        optimizer_(network_.parameters(), learning_rate) {
    if (batches_.back().size() < batch) batches_.pop_back();
    double products = 2;  // the first layer passes nothing back
    for (const auto& layer : network_.layers()) {
      flops_ += products * static_cast<double>(batch) * product_flops(*layer);
      products = 3;
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

  Sequential network_;
  std::vector<Index> order_;
  std::vector<Batch> batches_;
  Classification objective_;
  Sgd optimizer_;
  std::size_t next_ = 0;
  double flops_ = 0;
};

}  // namespace dl
