#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dl {

/// What several runs came to: their mean, the smallest and the largest.
struct Spread {
  double mean = 0;
  double low = 0;
  double high = 0;

  /// Of at least one value.
  explicit Spread(const std::vector<double>& values)
      : mean(std::accumulate(values.begin(), values.end(), 0.0) /
             static_cast<double>(values.size())),
        low(*std::ranges::min_element(values)),
        high(*std::ranges::max_element(values)) {}

  /// "0.654 (0.635 to 0.669)"
  std::string text(int digits = 3) const {
    return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", mean, digits, low, digits, high, digits);
  }
};

}  // namespace dl
