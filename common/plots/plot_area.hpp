#pragma once

#include <string>
#include <vector>

#include "common/plots/canvas.hpp"
#include "common/plots/names.hpp"

namespace dl {

/// A place for curves on a canvas, with its axes.
struct PlotArea {
  Area area;
  Axis x;
  Axis y;

  Spot spot(double at, double value) const {
    return {area.left + x.share(at) * area.width(), area.bottom + y.share(value) * area.height()};
  }
  /// Whether the point can be drawn: it is finite, and inside.
  bool has(double at, double value) const;
};

/// How much of an axis a number takes, in pixels and with a gap.
double along_x(const std::string& number);
double along_y(const std::string& number);

/// The axes for all that is drawn, so long and with numbers that take so much of it.
Axis x_axis(const std::vector<Curve>& curves, const CurveLook& look, double length,
            double (*room)(const std::string&) = along_x);
Axis y_axis(const std::vector<Curve>& curves, const CurveLook& look, double length,
            double (*room)(const std::string&) = along_y);

/// The width of the widest number.
double numbers_width(const Axis& axis);

/// Curves with every style resolved, taken in turn; curves of one name share it.
std::vector<Curve> styled(std::vector<Curve> curves);

/// The names with their styles, each once.
std::vector<KeyEntry> key_of(const std::vector<Curve>& curves);

/// Which axes have numbers.
struct Numbers {
  bool x = true;
  bool y = true;
};

/// The axes, the grid, and everything between: bands, references, marks, lines and markers.
void draw_curves(Canvas& canvas, const PlotArea& area, const std::vector<Curve>& curves,
                 const CurveLook& look, const Numbers& numbers = {});

}  // namespace dl
