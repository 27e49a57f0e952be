#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/plots/axis.hpp"
#include "common/plots/palette.hpp"

namespace dl {

// In pixels of an SVG; a PNG has twice as many.
inline constexpr double canvas_width = 960;
inline constexpr double side_margin = 20;
inline constexpr double word_size = 16;
inline constexpr double small_size = 14;
inline constexpr double line_height = 20;
inline constexpr double title_size = 19;
inline constexpr double title_line = 26;

/// A place on the canvas, from its lower left corner.
struct Spot {
  double x = 0;
  double y = 0;
};

struct Area {
  double left = 0;
  double right = 0;
  double bottom = 0;
  double top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
  Spot middle() const { return {(left + right) / 2, (bottom + top) / 2}; }
  bool overlaps(const Area& other) const {
    return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
  }
};

enum class Align { left, center, right };

struct Label {
  std::string text;
  Spot at;
  Align align = Align::left;
  std::string colour = word_colour;
  double size = word_size;
  double angle = 0;
};

struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

/// For so many panels, in rows of `columns`; 0: three or four side by side.
Grid grid_for(std::size_t panels, int columns = 0);

struct Line {
  Spot from;
  Spot to;
  std::string colour;
  double width = 1;
  Dash dash = Dash::solid;
  bool arrow = false;
  bool behind = false;  ///< all else
};

/// As gnuplot reads it.
std::string quoted(const std::string& text);

/// The middle heights of title lines and more above the content of a plot.
double title_height(const std::string& title);

/// A gnuplot at work on one plot, in the theme of all plots: every place on it is in pixels.
class Canvas {
 public:
  /// So many pixels high, with the title at its top.
  Canvas(std::ostream& gnuplot, PlotTo to, double height, const std::string& title);

  template <typename... Args>
  void command(fmt::format_string<Args...> format, Args&&... args) {
    gnuplot_ << fmt::format(format, std::forward<Args>(args)...) << '\n';
  }

  /// Sends rows of numbers as the data block $name.
  void block(const std::string& name, const std::function<void(std::string&)>& rows);

  void label(const Label& label);
  void line(const Line& line);
  void marker(Spot at, Marker marker, const std::string& colour, double size = 8);
  void box(const Area& area, const std::string& fill);
  /// White, with a border.
  void circle(Spot middle, double radius);
  void polygon(const std::vector<Spot>& corners, const std::string& fill,
               const std::string& border);

  /// Between "set multiplot" and its end several plots can be drawn.
  void many();

  /// Where the next plot goes.
  void area(const Area& area);
  /// Axes over what is drawn, without a grid: for pictures and shades that fill the area.
  void axes_in_front();
  /// Without axes and the grid.
  void bare();
  /// 'x' or 'y'; without its numbers an axis still has its grid.
  void axis(char which, const Axis& axis, bool numbers = true);
  /// What gnuplot draws, comma by comma; the area's labels, lines and boxes go with it.
  void plot(const std::vector<std::string>& items);

  /// "pointtype 7 pointsize 0.8 linecolor rgb '#0072b2'"
  std::string points(Marker marker, const std::string& colour, double size = 8) const;
  /// "linewidth 2 dashtype 1 linecolor rgb '#0072b2'"
  static std::string stroke(const std::string& colour, double width, Dash dash = Dash::solid);

 private:
  std::string font(double size) const;
  /// As a place that gnuplot knows.
  std::string screen(Spot at) const;

  std::ostream& gnuplot_;
  PlotTo to_;
  double height_;
};

}  // namespace dl
