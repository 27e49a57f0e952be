#pragma once

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/table.hpp"
#include "solutions/04_mlp/mlp.hpp"

namespace dl::lesson_07 {

/// How many weights there are, linear in depth and quadratic in width, and what else a backward
/// pass needs: the sums and the activations that the hidden layers leave on the forward pass.
inline void count_weights() {
  constexpr Index batch_size = 32;
  const std::vector<std::pair<Index, Index>> networks = {{1, 256}, {2, 256}, {4, 256}, {8, 256},
                                                         {2, 128}, {2, 512}, {2, 1024}};
  Table table({"hidden layers", "units in each", "weights and biases", "kept by the forward pass"});
  for (const auto& [depth, width] : networks) {
    std::vector<Index> widths = {784};
    widths.insert(widths.end(), static_cast<std::size_t>(depth), width);
    widths.push_back(10);
    table.row({depth, width, parameter_count(widths), 2 * batch_size * depth * width});
  }
  fmt::print("\nNumbers in a network from 784 pixels to 10 classes, with a batch of {}:\n\n",
             batch_size);
  table.print();
}

}  // namespace dl::lesson_07
