#pragma once

#include <string>
#include <vector>

#include "common/ascii/grid.hpp"
#include "common/plots/plot_area.hpp"

namespace dl {

/// Curves between their axes, drawn with signs. What comes first lies on top.
class TextCurves {
 public:
  TextCurves(Axis x, Axis y, int columns, int rows);

  void line(const Curve& curve, char sign);
  /// Dots between the low and the high values.
  void band(const Curve& curve);
  void reference(double at);
  void mark(double at);

  /// With the axes and what they say.
  std::string text(const PlotText& words) const;

 private:
  struct Cell {
    int column;
    int row;
  };

  int column(double at) const { return cell_of(x_.share(at), grid_.columns()); }
  int row(double value) const { return grid_.rows() - 1 - cell_of(y_.share(value), grid_.rows()); }
  bool shows(double at, double value) const;
  void put(int column, int row, char sign);
  /// The cells of a line through the points.
  std::vector<Cell> cells_along(const std::vector<double>& x, const std::vector<double>& y) const;
  std::string numbers_below() const;

  Axis x_;
  Axis y_;
  TextGrid grid_;
};

}  // namespace dl
