#pragma once

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "lessons/12_convolution/networks.hpp"

namespace dl {

inline const ImageShape garment_shape = {1, 28, 28};

/// Lesson 12's network with half the maps in its second convolution and fewer units, so that a page
/// can carry its weights: 28×28 pixels → 16 maps of 14×14 → 16 maps of 7×7 → 32 units → 10 classes.
inline lesson_12::ConvolutionalNetwork garment_network(Rng& rng) {
  lesson_12::ConvolutionalNetwork network;
  network.features = &network.layers.add<Sequential>();
  network.first = &lesson_12::add_stage(*network.features, garment_shape, 16, rng);
  network.second = &lesson_12::add_stage(*network.features, {16, 14, 14}, 16, rng);
  network.decision = &network.layers.add<Sequential>();
  lesson_12::add_dense(*network.decision, 16 * 7 * 7, 32, rng);
  network.decision->add<ActivationLayer>(Activation::relu);
  lesson_12::add_dense(*network.decision, 32, 10, rng);
  return network;
}

}  // namespace dl
