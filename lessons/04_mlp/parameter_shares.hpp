#pragma once

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/table.hpp"
#include "mlp.hpp"

namespace dl::lesson_04 {

/// How many parameters do some networks for images have, and in which layers do they sit?
inline void count_parameters() {
  Table table({"network", "parameters", "layer 1", "layer 2", "layer 3"});
  const std::vector<std::vector<Index>> networks = {
      {784, 10}, {784, 128, 10}, {784, 256, 128, 10}, {784, 512, 512, 10}};
  for (const auto& widths : networks) {
    const auto all = parameter_count(widths);
    table.row({fmt::format("{}", fmt::join(widths, "-")), all});
    for (std::size_t i = 1; i < widths.size(); ++i) {
      const auto own = parameter_count({widths[i - 1], widths[i]});
      table.add(percent(static_cast<double>(own) / static_cast<double>(all)));
    }
  }
  fmt::print("\nParameters, and each layer's share of them:\n\n");
  table.print();
}

}  // namespace dl::lesson_04
