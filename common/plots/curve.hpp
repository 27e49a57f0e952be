#pragma once

#include <string>
#include <vector>

#include "common/plots/style.hpp"
#include "common/spread.hpp"

namespace dl {

/// Points joined by a line; with `low` and `high`, one for each point, on a pale band between them.
struct Curve {
  std::string name = {};
  std::vector<double> x = {};
  std::vector<double> y = {};
  std::vector<double> low = {};
  std::vector<double> high = {};
  Style style = {};

  /// One more point.
  void add(double at, double value);
  /// One more point, the mean of several runs, between their smallest and their largest.
  void add(double at, const Spread& spread);

  bool has_band() const { return !low.empty(); }
};

/// A curve over 1, 2, 3, ...: epochs, passes, layers.
Curve over_epochs(std::string name, const std::vector<double>& values, Style style = {});

/// The mean of several runs and the band that they fill; the runs must be of one length.
Curve spread_over_epochs(std::string name, const std::vector<std::vector<double>>& runs,
                         Style style = {});

/// A place on the x axis, marked by a dashed line with words above its upper end.
struct Mark {
  std::string text = {};
  double x = 0;
};

enum class Axes { linear, log_x, log_y, log_log };

inline bool log_x(Axes axes) { return axes == Axes::log_x || axes == Axes::log_log; }
inline bool log_y(Axes axes) { return axes == Axes::log_y || axes == Axes::log_log; }

/// Where the names of several curves stand. A single curve goes without a name.
enum class Names {
  automatic,  ///< at the ends where these lie apart, else in an empty corner, else below
  at_ends,
  in_corner,
  below,
  none
};

struct CurveLook {
  Axes axes = Axes::linear;
  std::vector<Mark> marks = {};
  std::vector<Reference> references = {};
  Range x = {};
  Range y = {};
  std::vector<double> x_ticks = {};  ///< where numbers stand; empty: chosen by the data
  std::vector<double> y_ticks = {};
  Names names = Names::automatic;
  bool equal_scales = false;  ///< a slope of 1 is drawn at 45 degrees
};

/// One of several small plots of curves. Names that return in other panels keep their style.
struct CurvePanel {
  std::string title = {};
  std::vector<Curve> curves = {};
  std::string x = {};  ///< what its own x axis says; empty: it shares the x axis of the others
  std::vector<Mark> marks = {};
  std::vector<Reference> references = {};
};

}  // namespace dl
