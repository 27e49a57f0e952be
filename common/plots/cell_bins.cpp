#include "common/plots/cell_bins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "common/plots/words.hpp"

namespace dl {
namespace {

/// Of what is neither 0 nor infinite.
std::vector<double> log_sizes(const std::vector<double>& values) {
  std::vector<double> logs;
  for (const double value : values) {
    if (value != 0 && std::isfinite(value)) logs.push_back(std::log10(std::abs(value)));
  }
  return logs;
}

BinnedRow binned_by_size(const HistogramRow& row, int bins) {
  std::vector<std::vector<double>> logs;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& cell : row.cells) {
    logs.push_back(log_sizes(cell.values));
    for (const double value : logs.back()) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  BinnedRow binned;
  if (low <= high) {
    low = std::floor(low);
    high = std::max(std::ceil(high), low + 1);
    binned.range =
        power_of_ten(static_cast<int>(low)) + " to " + power_of_ten(static_cast<int>(high));
  }
  for (std::size_t c = 0; c < logs.size(); ++c) {
    const auto all = static_cast<double>(row.cells[c].values.size());
    CellBins cell{bin_shares(logs[c], low, high, bins)};
    const auto zeros = std::ranges::count(row.cells[c].values, 0.0);
    if (all > 0) cell.zeros = static_cast<double>(zeros) / all;
    for (double& share : cell.shares)
      share *= all > 0 ? static_cast<double>(logs[c].size()) / all : 0;
    binned.cells.push_back(cell);
  }
  return binned;
}

}  // namespace

double CellBins::highest() const {
  const double most = shares.empty() ? 0 : *std::ranges::max_element(shares);
  return most > 0 ? most : 1;
}

std::vector<double> bin_shares(const std::vector<double>& values, double low, double high,
                               int bins) {
  std::vector<double> shares(static_cast<std::size_t>(bins));
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    // By halves, for the range of two numbers may be none. Without a range all are in the first
    // bin.
    const double bin = low < high ? (value / 2 - low / 2) / (high / 2 - low / 2) * bins : 0;
    shares[static_cast<std::size_t>(std::clamp(bin, 0.0, bins - 1.0))] +=
        1.0 / static_cast<double>(values.size());
  }
  return shares;
}

BinnedRow binned_row(const HistogramRow& row, const HistogramLook& look) {
  if (look.by_size) return binned_by_size(row, look.bins);
  BinnedRow binned{fmt::format("{} to {}", tidy(std::stod(fmt::format("{:.2g}", row.low))),
                               tidy(std::stod(fmt::format("{:.2g}", row.high)))),
                   {}};
  for (const auto& cell : row.cells) {
    binned.cells.push_back({bin_shares(cell.values, row.low, row.high, look.bins)});
  }
  return binned;
}

std::string zeros_in_words(double share) {
  if (share == 1) return "all zero";
  return share < 0.005 ? "" : fmt::format("{:.0f}% zeros", 100 * share);
}

}  // namespace dl
