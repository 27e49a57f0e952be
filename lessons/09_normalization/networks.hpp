#pragma once

#include <cmath>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "moving_ground.hpp"
#include "normalization.hpp"
#include "norms.hpp"
#include "solutions/04_mlp/activations.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl::lesson_09 {

/// Where the normalization of a hidden layer stands.
enum class Place { before_activation, after_activation };

/// The units of so many hidden layers, all of one width: what Plan::hidden takes.
inline std::vector<Index> hidden_layers(int depth) { return std::vector<Index>(depth, 32); }

/// A network of hidden layers, all normalized in one way.
struct Plan {
  Norm norm = Norm::none;
  std::vector<Index> hidden = hidden_layers(2);
  Activation activation = Activation::relu;
  Place place = Place::before_activation;
  double weight_scale = 1;  ///< times the weights that lesson 07's layer starts with
  Index groups = 4;         ///< of group norm
  bool moving_ground = false;
};

/// The weight_scale that makes He's bound of PyTorch's: lesson 10.
inline const double he_scale = std::sqrt(6.0);

/// A network for samples like these. The random numbers must outlive it.
inline Sequential make_network(const Dataset& samples, const Plan& plan, Rng& rng) {
  Sequential network;
  Index inputs = samples.x.cols();
  for (const Index units : plan.hidden) {
    auto& dense = network.add<Dense>(inputs, units, rng);
    dense.weight.value *= static_cast<real>(plan.weight_scale);
    const bool before = plan.place == Place::before_activation;
    if (before) add_norm(network, plan.norm, features(units), plan.groups);
    if (plan.moving_ground) network.add<MovingGround>(rng);
    network.add<ActivationLayer>(plan.activation);
    if (!before) add_norm(network, plan.norm, features(units), plan.groups);
    inputs = units;
  }
  network.add<Dense>(inputs, samples.classes(), rng);
  return network;
}

/// What goes into the last `count` layers, for x.
inline const Matrix& input_of_last(std::size_t count, Sequential& network, const Matrix& x,
                                   Mode mode) {
  const Matrix* output = &x;
  const auto& layers = network.layers();
  for (std::size_t i = 0; i + count < layers.size(); ++i) {
    output = &layers[i]->forward(*output, mode);
  }
  return *output;
}

}  // namespace dl::lesson_09
