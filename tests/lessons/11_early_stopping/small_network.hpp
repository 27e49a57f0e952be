#pragma once
#include <vector>

#include "common/rng.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/08_regularization/dropout.hpp"
#include "solutions/09_normalization/batch_norm.hpp"

namespace dl {

inline std::vector<Matrix> values_of(const std::vector<Matrix*>& matrices) {
  std::vector<Matrix> result;
  for (const auto* matrix : matrices) result.push_back(*matrix);
  return result;
}

/// With buffers (batch norm) and a use for random numbers (dropout).
inline Sequential small_network(Rng& rng) {
  Sequential network;
  network.add<Dense>(2, 8, rng);
  network.add<BatchNorm>(features(8));
  network.add<ActivationLayer>(Activation::tanh);
  network.add<Dropout>(0.2, rng);
  network.add<Dense>(8, 2, rng);
  return network;
}

}  // namespace dl
