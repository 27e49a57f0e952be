#pragma once

#include <vector>

#include "common/rng.hpp"
#include "mlp.hpp"
#include "random_layer.hpp"

namespace dl::lesson_04 {

inline constexpr double plane_edge = 2;  ///< the plane is looked at from -2 to 2

/// Points [count, 2] of the plane.
inline Matrix random_points(Index count, Rng& rng) {
  Matrix points(count, 2);
  for (real& coordinate : points.reshaped<Eigen::RowMajor>()) {
    coordinate = static_cast<real>(rng.uniform(-plane_edge, plane_edge));
  }
  return points;
}

/// Two inputs, hidden layers of 16 units, one output whose mean over the plane is 0.5.
inline Mlp random_network(Index hidden_layers, Activation activation, Rng& rng) {
  constexpr Index width = 16;
  constexpr double gain = 3;
  Mlp network{{random_layer(2, width, activation, gain, rng)}};
  for (Index l = 1; l < hidden_layers; ++l) {
    network.layers.push_back(random_layer(width, width, activation, gain, rng));
  }
  network.layers.push_back(random_layer(width, 1, Activation::identity, gain, rng));
  const real mean = network.forward(random_points(1000, rng)).mean();
  network.layers.back().bias.array() += real(0.5) - mean;
  return network;
}

inline std::vector<Mlp> random_networks(int count, Index hidden_layers, Activation activation,
                                        Rng& rng) {
  std::vector<Mlp> networks;
  for (int i = 0; i < count; ++i)
    networks.push_back(random_network(hidden_layers, activation, rng));
  return networks;
}

}  // namespace dl::lesson_04
