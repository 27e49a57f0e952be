#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "crossings.hpp"
#include "decision_regions.hpp"
#include "merge.hpp"
#include "mlp.hpp"
#include "random_network.hpp"

namespace dl::lesson_04 {

/// The one layer that a network without activations is.
inline Mlp merged(const Mlp& network) {
  MlpLayer one = network.layers[0];
  for (std::size_t l = 1; l < network.layers.size(); ++l) one = merge(one, network.layers[l]);
  return {{one}};
}

inline Index parameters_of(const Mlp& network) {
  Index count = 0;
  for (const auto& layer : network.layers) count += layer.weight.size() + layer.bias.size();
  return count;
}

/// The largest difference of the two outputs for x, as a share of the largest output.
inline double largest_difference(const Mlp& network, const Mlp& other, const Matrix& x) {
  const Matrix output = network.forward(x);
  return (output - other.forward(x)).cwiseAbs().maxCoeff() / output.cwiseAbs().maxCoeff();
}

/// Networks that differ in their activation and in chance.
struct Depth {
  Index hidden_layers = 1;
  std::vector<Mlp> straight;  ///< without an activation
  std::vector<Mlp> relu;
  std::vector<Mlp> tanh;
};

/// The most crossings of a straight segment, over all networks without and with tanh or ReLU.
struct MostCrossings {
  int straight = 0;
  int relu = 0;
  int tanh = 0;

  std::string text_with() const { return times(std::max(relu, tanh)); }
};

inline void add_row(Table& table, const Depth& depth, int segments, Rng& rng, MostCrossings& most) {
  const Mlp& network = depth.straight[0];
  const Mlp one = merged(network);
  table.row({depth.hidden_layers, parameters_of(network), parameters_of(one),
             significant(largest_difference(network, one, random_points(1000, rng)), 1)});
  const auto add = [&](const std::vector<Mlp>& networks, int& most_of_all) {
    const auto crossings = crossings_of(networks, segments, rng);
    table.add(fmt::format("{} to {}", std::ranges::min(crossings), std::ranges::max(crossings)));
    most_of_all = std::max(most_of_all, std::ranges::max(crossings));
  };
  add(depth.straight, most.straight);
  add(depth.relu, most.relu);
  add(depth.tanh, most.tanh);
}

/// The first network of each depth.
inline void draw_boundaries(Plots& plots, const std::vector<Depth>& depths,
                            const MostCrossings& most) {
  const Dataset no_samples;
  std::vector<Panel> panels;
  for (const Depth& depth : depths) {
    panels.push_back({fmt::format("no activation, {} hidden", depth.hidden_layers), &no_samples,
                      regions_of(depth.straight[0])});
  }
  for (const Depth& depth : depths) {
    panels.push_back({fmt::format("tanh, {} hidden", depth.hidden_layers), &no_samples,
                      regions_of(depth.tanh[0])});
  }
  plots.scatter(
      "depth",
      {fmt::format("Crossings of a segment: at most {} without an activation, up to {} with tanh",
                   most.straight, most.tanh)},
      panels, {-plane_edge, plane_edge, -plane_edge, plane_edge}, 4);
}

/// What does depth add? Without an activation nothing: the boundary stays a line. With one it
/// bends.
inline MostCrossings stack_layers(Plots& plots, const Options& options, Rng& rng) {
  constexpr int networks = 10;
  const int segments = options.quick ? 40 : 200;
  Table table({"hidden layers", "parameters", "merged", "difference", "crossings: identity", "ReLU",
               "tanh"});
  MostCrossings most;
  std::vector<Depth> depths;
  for (const Index hidden : {1, 2, 4, 8}) {
    depths.push_back({hidden, random_networks(networks, hidden, Activation::identity, rng),
                      random_networks(networks, hidden, Activation::relu, rng),
                      random_networks(networks, hidden, Activation::tanh, rng)});
    add_row(table, depths.back(), segments, rng, most);
  }
  fmt::print(
      "\nRandom networks on the plane, {} of each kind; the most crossings of their boundary on "
      "a straight segment:\n\n",
      networks);
  table.print();
  draw_boundaries(plots, depths, most);
  return most;
}

}  // namespace dl::lesson_04
