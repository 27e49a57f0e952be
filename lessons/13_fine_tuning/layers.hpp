#pragma once

#include <array>
#include <string>
#include <vector>

#include "common/spread.hpp"
#include "distance.hpp"
#include "networks.hpp"
#include "take_over.hpp"
#include "trials.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// A layer with weights, as a reader and as the weights call it.
struct NamedLayer {
  const char* words;
  std::string prefix;
};

inline const std::array<NamedLayer, 4>& layers_with_weights() {
  static const std::array<NamedLayer, 4> layers = {{{"convolution 1", "body.layers.0."},
                                                    {"convolution 2", "body.layers.3."},
                                                    {"dense", "body.layers.6."},
                                                    {"head", "head."}}};
  return layers;
}

/// A network with these weights, which must be those of clothes.
inline BodyAndHead network_of(const Weights& weights, const Dataset& pictures) {
  Rng rng(0);  // what it draws is replaced
  auto network = make_network(pictures.shape, pictures.classes(), rng);
  take_over(weights, network);
  return network;
}

/// How far a layer moved in the training of a task.
inline double moved(const Adapted& adapted, const NamedLayer& layer, const Dataset& pictures) {
  auto network = network_of(adapted.after, pictures);
  NamedParameters of_layer;
  for (const auto& [name, parameter] : network.named_parameters()) {
    if (name.starts_with(layer.prefix)) of_layer.emplace_back(name, parameter);
  }
  return relative_distance(adapted.before, of_layer);
}

/// The same in all runs of a trial.
inline Spread moved(const Trial& trial, const NamedLayer& layer, const Dataset& pictures) {
  std::vector<double> distances;
  for (const auto& run : trial.runs) distances.push_back(moved(run, layer, pictures));
  return Spread(distances);
}

}  // namespace dl::lesson_13
