#pragma once
#include "activation_layer.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "sequential.hpp"

namespace dl {

/// inputs - units - units - 10, one activation in both hidden layers.
inline Sequential three_layers(Index inputs, Index units, Activation activation, Rng& rng) {
  Sequential network;
  network.add<Dense>(inputs, units, rng);
  network.add<ActivationLayer>(activation);
  network.add<Dense>(units, units, rng);
  network.add<ActivationLayer>(activation);
  network.add<Dense>(units, 10, rng);
  return network;
}

}  // namespace dl
