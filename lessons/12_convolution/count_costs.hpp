#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "costs.hpp"
#include "networks.hpp"
#include "receptive_field.hpp"

namespace dl::lesson_12 {

/// The pixels that one number of the output depends on, after so many windows.
inline std::string receptive_field(const std::vector<Window>& windows) {
  Span span;
  for (std::size_t i = windows.size(); i-- > 0;) span = below(windows[i], span);
  return fmt::format("{0}×{0}", span.size);
}

/// Where are the weights, and where is the work?
inline void count_costs(const Dataset& images) {
  Rng rng(1);
  const auto network = convolutional_network(images, rng);
  Table table({"layer", "numbers out", "pixels seen by each", "parameters", "multiplications"});
  std::vector<Window> windows;
  for (const auto& layer : network.features->layers()) {
    if (const auto* convolution = dynamic_cast<const Convolution*>(layer.get())) {
      windows.push_back(window);
      const auto& out = convolution->output_shape();
      const Cost cost = cost_of(*convolution);
      table.row({"convolution 3×3, ReLU",
                 fmt::format("{}×{}×{}", out.channels, out.height, out.width),
                 receptive_field(windows), cost.parameters, cost.multiplications});
    }
    if (const auto* pool = dynamic_cast<const MaxPool*>(layer.get())) {
      windows.push_back(pairs);
      const auto& out = pool->output_shape();
      table.row({"max pooling 2×2", fmt::format("{}×{}×{}", out.channels, out.height, out.width),
                 receptive_field(windows), 0, 0});
    }
  }
  for (const auto& layer : network.decision->layers()) {
    if (const auto* dense = dynamic_cast<const Dense*>(layer.get())) {
      const Cost cost = cost_of(*dense);
      table.row({"dense", std::to_string(dense->bias.value.size()), "all", cost.parameters,
                 cost.multiplications});
    }
  }
  const Cost sum = cost_of(network.layers);
  table.row({"together", "", "", sum.parameters, sum.multiplications});
  fmt::print("\nFrom 784 pixels to {} classes, for one image:\n\n", images.classes());
  table.print();
}

}  // namespace dl::lesson_12
