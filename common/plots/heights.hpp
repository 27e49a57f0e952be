#pragma once

#include <functional>
#include <vector>

#include "common/plots/plane.hpp"

namespace dl {

/// A landscape on a grid of places over a box, row by row from below.
struct Heights {
  Box box;
  int columns = 0;
  int rows = 0;
  std::vector<double> levels = {};
  std::vector<double> values = {};

  /// Without levels there will be some at equal steps.
  Heights(const std::function<double(double, double)>& f, const Box& box, int columns, int rows,
          std::vector<double> levels);

  PlanePoint place(int column, int row) const;
  /// The place of a height among the levels: 0 at the lowest and below, 1 at the highest and above.
  double share(int column, int row) const;
};

}  // namespace dl
