#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/plots/style.hpp"

namespace dl {

/// A number that stands at an axis.
struct Tick {
  double at = 0;
  std::string text = {};
};

/// From where to where an axis goes, and where numbers stand.
struct Axis {
  double low = 0;
  double high = 1;
  bool log = false;
  std::vector<Tick> ticks = {};

  /// 0 at the low end, 1 at the high one.
  double share(double value) const;
  bool has(double value) const { return value >= low && value <= high; }
};

/// What is asked of an axis.
struct AxisWish {
  std::vector<double> values = {};  ///< what must be on it
  bool log = false;
  Range range = {};
  std::vector<double> ticks = {};  ///< empty: chosen
  bool ticks_at_values = false;    ///< on a logarithmic axis with few values
  bool near_zero = false;          ///< starts at 0 when the values come near it
  double margin = 0.03;            ///< between the values and the ends, as a share
  double length = 1;               ///< and how much of it a number takes, with a gap
  std::function<double(const std::string&)> room = {};
};

Axis make_axis(const AxisWish& wish);

/// Numbers for an axis that has its ends: as many as fit, at round places.
std::vector<Tick> ticks_for(const Axis& axis, const AxisWish& wish);

}  // namespace dl
