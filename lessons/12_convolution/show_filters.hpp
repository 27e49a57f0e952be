#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "contenders.hpp"

namespace dl::lesson_12 {

/// How far training has moved some weights, as a share of the length that they had.
inline double moved(const Parameter& before, const Parameter& after) {
  return (after.value - before.value).norm() / before.value.norm();
}

inline void add_filters(std::vector<Picture>& pictures, const Convolution& convolution, Index first,
                        Index count, const std::string& when) {
  const Matrix filters = convolution.weight.value.transpose();  // [16, 9]
  for (Index o = first; o < first + count; ++o) {
    pictures.push_back({Image(filters.row(o).data(), 3, 3), fmt::format("{} {}", o + 1, when)});
  }
}

/// What have the first filters become?
inline void show_filters(Plots& plots, const Contenders& contenders) {
  const auto &before = contenders.drawn.network, &after = contenders.learned.network;
  Table table({"layer", "weights", "moved by"});
  table.row({"first convolution", after.first->weight.value.size(),
             percent(moved(before.first->weight, after.first->weight), 0)});
  table.row({"second convolution", after.second->weight.value.size(),
             percent(moved(before.second->weight, after.second->weight), 0)});
  fmt::print("\nHow far training moves the filters, as a share of their length:\n\n");
  table.print();
  std::vector<Picture> pictures;
  constexpr Index columns = 8;
  const Index filters = after.first->weight.value.cols();
  for (Index first = 0; first < filters; first += columns) {
    add_filters(pictures, *before.first, first, columns, "drawn");
    add_filters(pictures, *after.first, first, columns, "learned");
  }
  plots.images("filters",
               {fmt::format("The {} filters of the first convolution as they were drawn, and below "
                            "each what it became",
                            filters)},
               pictures, columns,
               {.ink = Ink::signed_,
                .negative = "negative: ink here lowers the sum",
                .positive = "positive: ink here raises it"});
}

}  // namespace dl::lesson_12
