#pragma once

#include <functional>
#include <vector>

#include "common/plots/plane.hpp"

namespace dl {

/// The classes on a grid of cells over a box, row by row from below.
struct ClassGrid {
  Box box;
  int cells = 0;  ///< in each direction
  std::vector<int> classes = {};

  ClassGrid(const std::function<int(double, double)>& classify, const Box& box, int cells);
  PlanePoint middle(int column, int row) const;
  int at(int column, int row) const {
    return classes[static_cast<std::size_t>(row * cells + column)];
  }
};

/// A piece of line between two classes.
struct Piece {
  PlanePoint from;
  PlanePoint to;
};

/// The lines between the classes, found to a small part of a cell.
std::vector<Piece> boundary(const std::function<int(double, double)>& classify,
                            const ClassGrid& grid);

}  // namespace dl
