#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "samples.hpp"
#include "sequential.hpp"

namespace dl::lesson_07 {

/// What the units of the first hidden layer look for: the 21 with the longest weights, since
/// training has moved those most.
inline void show_hidden_units(Plots& plots, Sequential& network) {
  const Matrix& weight = network.parameters().front()->value;  // [pixels, units]
  auto units = indices(weight.cols());
  std::ranges::sort(units, std::ranges::greater(),
                    [&](Index unit) { return weight.col(unit).squaredNorm(); });
  units.resize(21);
  std::vector<Picture> pictures;
  for (const Index unit : units) {
    const RowVector weights = weight.col(unit).transpose();
    pictures.push_back({Image(weights.data(), 28, 28), fmt::format("unit {}", unit + 1)});
  }
  plots.images("hidden_units",
               {fmt::format("The weights of {} units of the first hidden layer", pictures.size())},
               pictures, 7,
               {.ink = Ink::signed_,
                .negative = "negative: ink here lowers the sum",
                .positive = "positive: ink here raises it"});
}

}  // namespace dl::lesson_07
