#pragma once

#include <vector>

#include "average_pool.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "convolution.hpp"
#include "max_pool.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/10_initialization/kaiming.hpp"

namespace dl::lesson_12 {

/// What the dense layers at the end are given of each feature map.
enum class Summary {
  every_place,  ///< each of its numbers
  mean          ///< its mean alone: global average pooling
};

/// A network from pixels to classes: convolutions make features, dense layers decide by them.
struct ConvolutionalNetwork {
  Sequential layers;  ///< `features`, and then `decision`
  Sequential* features = nullptr;
  Convolution* first = nullptr;  ///< of the features
  Convolution* second = nullptr;
  Sequential* decision = nullptr;
};

inline void add_dense(Sequential& network, Index in, Index out, Rng& rng) {
  auto& dense = network.add<Dense>(in, out, rng);
  kaiming_normal(dense.weight.value, rng);
  dense.bias.value.setZero();
}

/// The window of all convolutions here: with a border of one pixel the maps are as large as the
/// image.
inline constexpr Window window{.size = 3, .stride = 1, .padding = 1};

/// A convolution that keeps the image's size, its ReLU, and a pooling that halves it.
inline Convolution& add_stage(Sequential& network, ImageShape in, Index channels, Rng& rng) {
  auto& convolution = network.add<Convolution>(in, channels, rng, window);
  kaiming_normal(convolution.weight.value, rng);
  convolution.bias.value.setZero();
  network.add<ActivationLayer>(Activation::relu);
  network.add<MaxPool>(convolution.output_shape());
  return convolution;
}

/// 28×28 pixels → 16 maps of 14×14 → 32 maps of 7×7 → 48 units → 10 classes.
inline ConvolutionalNetwork convolutional_network(const Dataset& images, Rng& rng,
                                                  Summary summary = Summary::every_place) {
  ConvolutionalNetwork network;
  network.features = &network.layers.add<Sequential>();
  const ImageShape first_maps = {16, images.shape.height / 2, images.shape.width / 2};
  network.first = &add_stage(*network.features, images.shape, first_maps.channels, rng);
  network.second = &add_stage(*network.features, first_maps, 32, rng);
  ImageShape maps = {32, first_maps.height / 2, first_maps.width / 2};
  if (summary == Summary::mean) {
    maps = network.features->add<AveragePool>(maps, Window{.size = maps.width}).output_shape();
  }
  network.decision = &network.layers.add<Sequential>();
  add_dense(*network.decision, maps.size(), 48, rng);
  network.decision->add<ActivationLayer>(Activation::relu);
  add_dense(*network.decision, 48, images.classes(), rng);
  return network;
}

/// Lesson 07's network, with so many units in its hidden layers.
inline Sequential dense_network(const Dataset& images, const std::vector<Index>& hidden, Rng& rng) {
  Sequential network;
  Index inputs = images.x.cols();
  for (const Index units : hidden) {
    add_dense(network, inputs, units, rng);
    network.add<ActivationLayer>(Activation::relu);
    inputs = units;
  }
  add_dense(network, inputs, images.classes(), rng);
  return network;
}

/// What the first `count` layers make of x.
inline const Matrix& output_of_first(std::size_t count, Sequential& network, const Matrix& x) {
  const Matrix* output = &x;
  for (std::size_t i = 0; i < count; ++i) {
    output = &network.layers().at(i)->forward(*output, Mode::eval);
  }
  return *output;
}

}  // namespace dl::lesson_12
