#pragma once

#include <fmt/format.h>

#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/table.hpp"
#include "samples.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl::lesson_07 {

/// What a gradient says of a weight, against what happens when that weight is moved: for the most
/// and the least responsible weight of each layer, on some images.
inline void nudge_weights(Sequential& network, const Dataset& data) {
  constexpr real moved = real(0.01);
  const auto batch = indices(data.size());
  Classification objective(network, data.x, data.y);
  const double before = objective.gradient(batch);
  const auto loss_change = [&](real& weight) {
    const real old = weight;
    weight += moved;
    const double change = objective.loss(batch) - before;
    weight = old;
    return change;
  };

  Table table({"layer", "weight", "dL/dw", "loss should change by", "and changes by"});
  int layer = 0;
  const auto row = [&](const char* which, Parameter& p, Index k) {
    const double slope = p.gradient.data()[k];
    table.row({layer, which, scientific(slope, 2), scientific(slope * moved, 2),
               scientific(loss_change(p.value.data()[k]), 2)});
  };
  for (const auto& [name, parameter] : network.named_parameters()) {
    if (!name.ends_with("weight")) continue;
    ++layer;
    const auto sizes = parameter->gradient.reshaped<Eigen::RowMajor>().cwiseAbs();
    Index most = 0;
    Index least = 0;
    sizes.maxCoeff(&most);
    sizes.minCoeff(&least);
    row("most responsible", *parameter, most);
    row("least responsible", *parameter, least);
  }
  fmt::print(
      "\nBefore training: one weight moved by {:g}, what its gradient foretells, what happens to "
      "a\n"
      "loss of {:.4f}:\n\n",
      moved, before);
  table.print();
}

}  // namespace dl::lesson_07
