#pragma once

#include "body_and_head.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/12_convolution/convolution.hpp"
#include "solutions/12_convolution/max_pool.hpp"

namespace dl::lesson_13 {

/// Adds a 3×3 convolution with a ReLU and a pooling layer; returns the shape of what comes out.
inline ImageShape add_block(Sequential& body, ImageShape in, Index channels, Rng& rng) {
  const auto& convolution =
      body.add<Convolution>(in, channels, rng, Window{.size = 3, .padding = 1});
  body.add<ActivationLayer>(Activation::relu);
  return body.add<MaxPool>(convolution.output_shape()).output_shape();
}

/// Two blocks of 8 and 16 channels and a dense layer of 64 units make the features, the head one
/// logit for each class. It begins with PyTorch's small weights.
inline BodyAndHead make_network(ImageShape images, Index classes, Rng& rng) {
  constexpr Index features = 64;
  Sequential body;
  const ImageShape first = add_block(body, images, 8, rng);
  const ImageShape second = add_block(body, first, 16, rng);
  body.add<Dense>(second.size(), features, rng);
  body.add<ActivationLayer>(Activation::relu);
  return {std::move(body), features, classes, rng};
}

}  // namespace dl::lesson_13
