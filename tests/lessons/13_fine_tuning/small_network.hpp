#pragma once
#include <string>
#include <vector>

#include "body_and_head.hpp"
#include "common/rng.hpp"
#include "common/safetensors.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"

namespace dl {

/// 6-5-4-3: body.layers.0 and body.layers.2 are dense, and so is the head.
inline BodyAndHead small_network(Rng& rng, Index classes = 3) {
  Sequential body;
  body.add<Dense>(6, 5, rng);
  body.add<ActivationLayer>(Activation::tanh);
  body.add<Dense>(5, 4, rng);
  body.add<ActivationLayer>(Activation::relu);
  return {std::move(body), 4, classes, rng};
}

inline Weights weights_of(Layer& network) { return copies(state_dict(network)); }

inline const std::vector<std::string> body_names = {"body.layers.0.weight", "body.layers.0.bias",
                                                    "body.layers.2.weight", "body.layers.2.bias"};
inline const std::vector<std::string> head_names = {"head.weight", "head.bias"};

}  // namespace dl
