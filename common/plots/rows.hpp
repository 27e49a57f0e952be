#pragma once

#include <string>
#include <vector>

#include "common/plots/canvas.hpp"

namespace dl {

/// An area in which each row has a name on its left, as bars and dots have it.
struct Rows {
  Area area;
  Axis x;
  double row_height = 0;
  double height = 0;  ///< of the whole content
  std::vector<std::string> names = {};

  double middle(double row) const { return area.top - (row + 0.5) * row_height; }
  double place(double value) const { return area.left + x.share(value) * area.width(); }
};

/// The layout with `right` pixels beside the area and `above` pixels over it. `wish` says what must
/// be on the axis.
Rows rows_for(const PlotText& text, const std::vector<std::string>& names, double row_height,
              double right, double above, AxisWish wish);

/// The axis, its words and the names of the rows.
void draw_rows(Canvas& canvas, const Rows& rows, const PlotText& text);

/// Dashed lines from top to bottom, their names above the area in lines of their own where needed.
void draw_references(Canvas& canvas, const Rows& rows, const std::vector<Reference>& references);

/// The height of these names.
double references_height(const std::vector<Reference>& references);

}  // namespace dl
