#pragma once

#include <array>
#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"

namespace dl {

// Okabe and Ito's colours in a fixed order, safe for colour-blind readers.
inline constexpr std::array colours = {"#0072B2", "#D55E00", "#009E73",
                                       "#CC79A7", "#E69F00", "#56B4E9"};
// The same colours, pale, for the regions under samples.
inline constexpr std::array tints = {"#cfe3f1", "#f7dccb", "#cdeee3",
                                     "#f3e1ea", "#fbecc8", "#e0f1fb"};
// Pixels, in PNG and SVG.
inline constexpr double canvas_width = 960;
inline constexpr double canvas_height = 600;
inline constexpr double title_height = 50;

/// As gnuplot reads it.
std::string quoted(const std::string& text);

/// Colour i, quoted; after the last the first comes again.
std::string colour(std::size_t i);

/// How a curve of so many points is drawn: where they are many, points would hide the line.
std::string curve_style(std::size_t points);

struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

/// For so many panels: up to three side by side, more in two rows.
Grid grid_for(std::size_t panels);

/// A gnuplot at work on one plot.
class Plots::Canvas {
 public:
  explicit Canvas(std::ostream& gnuplot) : gnuplot_(gnuplot) {}

  template <typename... Args>
  void command(fmt::format_string<Args...> format, Args&&... args) {
    gnuplot_ << fmt::format(format, std::forward<Args>(args)...) << '\n';
  }

  /// Sends rows of numbers as the data block $name.
  void block(const std::string& name, const std::function<void(std::string&)>& rows);

  /// The same for pairs of x and y.
  void columns(const std::string& name, const std::vector<double>& x, const std::vector<double>& y);

  void theme(const PlotText& text);

  /// Puts the next plot into cell i of a grid below the title of a multiplot: a square of `side`
  /// pixels, the rest of the cell for what stands around it. Returns the cell's middle and the
  /// square's lower edge, in shares of the canvas.
  std::pair<double, double> square(std::size_t i, std::size_t columns, std::size_t rows,
                                   double side, double above);

  /// The largest square that fits a cell of that grid with so many pixels around it.
  static double largest_side(std::size_t columns, std::size_t rows, double beside, double around);

  void no_axes();

 private:
  std::ostream& gnuplot_;
};

}  // namespace dl
