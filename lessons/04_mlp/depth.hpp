#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "decision_regions.hpp"
#include "merge.hpp"
#include "mlp.hpp"
#include "one_input.hpp"
#include "random_network.hpp"

namespace dl::lesson_04 {

/// The one layer that a network without activations comes to.
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

/// How often the output crosses 0.5 between two random points, at most, over so many pairs of
/// them. A straight boundary is crossed once, or not at all.
inline int most_crossings(const Mlp& network, int pairs, Rng& rng) {
  const Matrix along = evenly_spaced(400, 0, 1);
  int most = 0;
  for (int pair = 0; pair < pairs; ++pair) {
    const Matrix ends = random_points(2, rng);
    const Matrix points = (along * (ends.row(1) - ends.row(0))).rowwise() + ends.row(0);
    const Matrix output = network.forward(points);
    int crossings = 0;
    for (Index i = 1; i < output.rows(); ++i) {
      crossings += (output(i, 0) > 0.5) != (output(i - 1, 0) > 0.5);
    }
    most = std::max(most, crossings);
  }
  return most;
}

/// What does depth add? Without an activation nothing: the boundary stays a line. With one it
/// bends.
inline void stack_layers(Plots& plots, const Options& options, Rng& rng) {
  const int pairs = options.quick ? 100 : 1000;
  Table table({"hidden layers", "parameters", "merged", "difference", "crossings: identity", "ReLU",
               "tanh"});
  const Dataset no_samples;
  std::vector<Panel> straight;
  std::vector<Panel> bent;
  for (const Index depth : {1, 2, 4, 8}) {
    const Mlp linear = random_network(depth, Activation::identity, rng);
    const Mlp relu = random_network(depth, Activation::relu, rng);
    const Mlp tanh = random_network(depth, Activation::tanh, rng);
    const Mlp one = merged(linear);
    const double difference = largest_difference(linear, one, random_points(1000, rng));
    table.row({depth, parameters_of(linear), parameters_of(one), significant(difference, 1),
               most_crossings(linear, pairs, rng), most_crossings(relu, pairs, rng),
               most_crossings(tanh, pairs, rng)});
    straight.push_back({fmt::format("{} hidden, none", depth), &no_samples, regions_of(linear)});
    bent.push_back({fmt::format("{} hidden, tanh", depth), &no_samples, regions_of(tanh)});
  }
  fmt::print(
      "\nRandom networks on the plane; how often a straight way crosses their boundary:\n\n");
  table.print();
  std::vector<Panel> panels = straight;
  panels.insert(panels.end(), bent.begin(), bent.end());
  plots.scatter("depth", {"Without an activation every depth draws one line", "", ""}, panels,
                {-plane_edge, plane_edge, -plane_edge, plane_edge});
}

}  // namespace dl::lesson_04
