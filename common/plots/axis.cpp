#include "common/plots/axis.hpp"

#include <algorithm>
#include <cmath>

namespace dl {
namespace {

/// The ends of the axis: where the values end, and a little further.
void set_ends(Axis& axis, const AxisWish& wish) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : wish.values) {
    if (!std::isfinite(value) || (wish.log && value <= 0)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) low = high = 1;
  // What only rounding tells apart is one value: between two of them there are no numbers for
  // ticks.
  if (high - low < 1e-12 * std::max(std::abs(low), std::abs(high))) high = low;
  const double margin = wish.margin;
  if (wish.log) {
    const double beyond = low == high ? 1.5 : std::exp(margin * (std::log(high) - std::log(low)));
    axis.low = low / beyond;
    axis.high = high * beyond;
  } else {
    const double beyond = low == high ? std::max(0.5 * std::abs(low), 0.5) : margin * (high - low);
    axis.low = low - beyond;
    axis.high = high + beyond;
    if (wish.near_zero && low >= 0 && low < 0.25 * high) axis.low = 0;
  }
  const auto given = [&](double end) { return std::isfinite(end) && (!wish.log || end > 0); };
  if (given(wish.range.low)) axis.low = wish.range.low;
  if (given(wish.range.high)) axis.high = wish.range.high;
  if (axis.low >= axis.high) axis.high = wish.log ? 2 * axis.low : axis.low + 1;
}

}  // namespace

double Axis::share(double value) const {
  if (log) return (std::log(value) - std::log(low)) / (std::log(high) - std::log(low));
  return (value - low) / (high - low);
}

Axis make_axis(const AxisWish& wish) {
  Axis axis;
  axis.log = wish.log;
  set_ends(axis, wish);
  axis.ticks = ticks_for(axis, wish);
  return axis;
}

}  // namespace dl
