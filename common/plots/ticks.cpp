#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "common/plots/axis.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double no_decade = 1.6;  // so many decades or more have numbers at powers of ten alone

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

std::vector<Tick> ticks_for(const Axis& axis, const AxisWish& wish) {
  if (!wish.ticks.empty()) return tidy_ticks(wish.ticks);
  return wish.log ? log_ticks(axis, wish) : linear_ticks(axis, wish);
}

}  // namespace dl
