#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dl {

/// Of at least one value.
inline double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The smallest and the largest of at least one value; both not a number as soon as one value is
/// not.
inline std::pair<double, double> smallest_and_largest(const std::vector<double>& values) {
  for (const double value : values) {
    if (std::isnan(value)) return {value, value};
  }
  const auto [low, high] = std::ranges::minmax(values);
  return {low, high};
}

/// The results of several runs: their mean, the smallest and the largest, all three not a number as
/// soon as one result is not.
struct Spread {
  double mean = 0;
  double low = 0;
  double high = 0;

  /// Of at least one value.
  explicit Spread(const std::vector<double>& values) : mean(dl::mean(values)) {
    std::tie(low, high) = smallest_and_largest(values);
  }

  /// "0.654 (0.635 to 0.669)"
  std::string text(int digits = 3) const {
    return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", mean, digits, low, digits, high, digits);
  }
};

/// The smallest and the largest of what several runs gave, "0.12 to 0.15", with so many significant
/// digits; one number where they print alike, nothing without values.
inline std::string range_text(const std::vector<double>& values, int digits = 3) {
  if (values.empty()) return "";
  const auto [low, high] = smallest_and_largest(values);
  const auto first = fmt::format("{:.{}g}", low, digits);
  const auto last = fmt::format("{:.{}g}", high, digits);
  return first == last ? first : first + " to " + last;
}

}  // namespace dl
