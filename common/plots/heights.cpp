#include "common/plots/heights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dl {
namespace {

constexpr std::size_t lines = 15;

}  // namespace

Heights::Heights(const std::function<double(double, double)>& f, const Box& box, int columns,
                 int rows, std::vector<double> wanted_levels)
    : box(box), columns(columns), rows(rows), levels(std::move(wanted_levels)) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const PlanePoint at = place(c, r);
      values.push_back(f(at.x, at.y));
      if (!std::isfinite(values.back())) continue;
      low = std::min(low, values.back());
      high = std::max(high, values.back());
    }
  }
  if (levels.empty() && high > low) {
    for (std::size_t i = 1; i <= lines; ++i) {
      levels.push_back(low + static_cast<double>(i) * (high - low) / (lines + 1));
    }
  }
}

PlanePoint Heights::place(int column, int row) const {
  return {box.x_low + column * (box.x_high - box.x_low) / (columns - 1),
          box.y_low + row * (box.y_high - box.y_low) / (rows - 1)};
}

double Heights::share(int column, int row) const {
  const double height = values[static_cast<std::size_t>(row * columns + column)];
  if (levels.size() < 2) return 1;
  if (!(height > levels.front())) return 0;
  const auto above = std::ranges::upper_bound(levels, height);
  if (above == levels.end()) return 1;
  const double below = *(above - 1);
  return (static_cast<double>(above - levels.begin()) - 1 + (height - below) / (*above - below)) /
         static_cast<double>(levels.size() - 1);
}

}  // namespace dl
