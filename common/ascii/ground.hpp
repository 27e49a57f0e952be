#pragma once

#include <string>
#include <utility>

#include "common/ascii/grid.hpp"
#include "common/plots/plane.hpp"

namespace dl {

/// A rectangle of characters over a box. A character is about half as wide as it is high.
struct Ground {
  Box box;
  TextGrid grid;

  Ground(const Box& box, int columns);

  /// The middle of a column or a row.
  double x(int column) const;
  double y(int row) const;
  void put(double at_x, double at_y, char sign);
  /// Below a title, if there is one.
  std::string text(const std::string& title) const;
};

/// The width of each of so many panels, and how many stand in a row.
std::pair<int, int> columns_for(std::size_t panels, int width);

/// "across -1 to 1, up 0 to 2"
std::string extent(const Box& box);

}  // namespace dl
