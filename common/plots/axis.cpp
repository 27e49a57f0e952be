#include "common/plots/axis.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double no_decade = 1.6;  // so many decades or more have numbers at powers of ten alone

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

bool fit(const Axis& axis, const std::vector<Tick>& ticks, const AxisWish& wish) {
  for (std::size_t i = 1; i < ticks.size(); ++i) {
    const double apart = wish.length * (axis.share(ticks[i].at) - axis.share(ticks[i - 1].at));
    if (apart < (wish.room(ticks[i].text) + wish.room(ticks[i - 1].text)) / 2) return false;
  }
  return true;
}

std::vector<Tick> tidy_ticks(const std::vector<double>& places) {
  std::vector<Tick> ticks;
  for (const double at : places) ticks.push_back({at, tidy(at)});
  return ticks;
}

std::vector<Tick> at_steps(const Axis& axis, double step) {
  std::vector<Tick> ticks;
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  const double size = std::max(std::abs(axis.low), std::abs(axis.high));
  for (double i = std::ceil(axis.low / step - 1e-9); i * step <= axis.high + 1e-9 * step; ++i) {
    const double at = i * step;
    ticks.push_back({at, decimals > 4 || size >= 1e6 ? tidy(at) : fixed(at, decimals)});
  }
  return ticks;
}

std::vector<Tick> linear_ticks(const Axis& axis, const AxisWish& wish) {
  const bool whole = std::ranges::all_of(
      wish.values, [](double v) { return !std::isfinite(v) || v == std::floor(v); });
  std::vector<Tick> ticks;
  for (int e = static_cast<int>(std::floor(std::log10(axis.high - axis.low))) - 2;; ++e) {
    for (const int digit : {1, 2, 5}) {
      const double step = e < 0 ? digit / std::pow(10, -e) : digit * std::pow(10, e);
      if (whole && step < 1) continue;
      if ((axis.high - axis.low) / step > wish.length) continue;
      ticks = at_steps(axis, step);
      if (fit(axis, ticks, wish)) return ticks;
    }
  }
}

/// Powers of ten, each `every`-th of them.
std::vector<Tick> decades(const Axis& axis, int every) {
  const int first = static_cast<int>(std::ceil(std::log10(axis.low) - 1e-9));
  const int last = static_cast<int>(std::floor(std::log10(axis.high) + 1e-9));
  const bool raised = first < -3 || last > 4;
  std::vector<Tick> ticks;
  for (int e = first; e <= last; ++e) {
    if (e % every != 0) continue;
    const double at = std::pow(10, e);
    ticks.push_back({at, raised ? power_of_ten(e) : tidy(at)});
  }
  return ticks;
}

/// A power of two, a small whole number, or one with a single digit that is not 0.
bool is_round(double value) {
  int exponent = 0;
  return std::frexp(value, &exponent) == 0.5 || (value < 100 && value == std::floor(value)) ||
         std::stod(fmt::format("{:.0e}", value)) == value;
}

std::vector<Tick> log_ticks(const Axis& axis, const AxisWish& wish) {
  std::set<double> values;
  for (const double value : wish.values) {
    if (value > 0 && axis.has(value)) values.insert(value);
  }
  constexpr std::size_t few = 12;
  if (wish.ticks_at_values && values.size() > 1 && values.size() <= few &&
      std::ranges::all_of(values, is_round)) {
    const auto ticks = tidy_ticks({values.begin(), values.end()});
    if (fit(axis, ticks, wish)) return ticks;
  }
  const double span = std::log10(axis.high / axis.low);
  if (span < no_decade) {
    std::vector<double> places;
    for (int e = static_cast<int>(std::floor(std::log10(axis.low))); places.size() < 9; ++e) {
      if (std::pow(10, e) > axis.high) break;
      for (const int digit : {1, 2, 5}) {
        const double at = e < 0 ? digit / std::pow(10, -e) : digit * std::pow(10, e);
        if (axis.has(at)) places.push_back(at);
      }
    }
    const auto ticks = tidy_ticks(places);
    if (ticks.size() > 1 && fit(axis, ticks, wish)) return ticks;
    if (ticks.size() < 2) return linear_ticks(axis, wish);
  }
  for (int every = 1;; ++every) {
    auto ticks = decades(axis, every);
    if (fit(axis, ticks, wish)) return ticks;
  }
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
  if (!wish.ticks.empty()) {
    axis.ticks = tidy_ticks(wish.ticks);
  } else {
    axis.ticks = wish.log ? log_ticks(axis, wish) : linear_ticks(axis, wish);
  }
  return axis;
}

}  // namespace dl
