#include <algorithm>
#include <cmath>
#include <limits>

#include "common/plot.hpp"
#include "common/plots/cell_bins.hpp"

namespace dl {

void Plots::histogram(const std::string& name, const PlotText& text,
                      const std::vector<Values>& samples, int bins) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& sample : samples) {
    for (const double value : sample.values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) low = high = 0;
  if (low == high) high = low + 1;
  const double width = (high - low) / bins;
  std::vector<Curve> outlines;
  for (const auto& sample : samples) {
    const auto shares = bin_shares(sample.values, low, high, bins);
    Curve outline{.name = sample.name, .style = sample.style};
    outline.style.join = Join::steps;
    outline.style.marker = Marker::none;
    outline.add(low, 0);
    for (int b = 0; b < bins; ++b)
      outline.add(low + b * width, shares[static_cast<std::size_t>(b)]);
    outline.add(high, shares.back());
    outline.add(high, 0);
    outlines.push_back(outline);
  }
  curves(name, text, outlines, {.y = {.low = 0}});
}

}  // namespace dl
