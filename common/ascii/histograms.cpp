#include <cmath>

#include <fmt/format.h>

#include "common/ascii_plot.hpp"
#include "common/plots/cell_bins.hpp"

namespace dl {

std::string ascii_histogram_grid(const std::vector<HistogramRow>& rows, const HistogramLook& look,
                                 int width) {
  const std::string shades = " .:-=+*#%@";
  HistogramLook fitting = look;
  fitting.bins = std::max(std::min(look.bins, width - 26), 5);
  std::string text;
  for (const auto& row : rows) {
    const auto binned = binned_row(row, fitting);
    text += row.name + (binned.range.empty() ? "" : ", " + binned.range) + "\n";
    for (std::size_t c = 0; c < binned.cells.size(); ++c) {
      const auto& cell = binned.cells[c];
      text += fmt::format("{:>10} |", row.cells[c].name);
      for (const double share : cell.shares) {
        const double height = share / cell.highest();
        text += shades[static_cast<std::size_t>(std::ceil(height * 9 - 1e-9))];
      }
      const auto zeros = zeros_in_words(cell.zeros);
      text += zeros.empty() ? "|\n" : "| " + zeros + "\n";
    }
  }
  return text;
}

}  // namespace dl
