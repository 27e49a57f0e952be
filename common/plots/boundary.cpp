#include "common/plots/boundary.hpp"

#include <array>

namespace dl {
namespace {

/// Where the class changes between two places of different classes.
PlanePoint change(const std::function<int(double, double)>& classify, PlanePoint a, int class_of_a,
                  PlanePoint b) {
  constexpr int halvings = 7;
  for (int i = 0; i < halvings; ++i) {
    const PlanePoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    (classify(middle.x, middle.y) == class_of_a ? a : b) = middle;
  }
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

}  // namespace

ClassGrid::ClassGrid(const std::function<int(double, double)>& classify, const Box& box, int cells)
    : box(box), cells(cells) {
  for (int row = 0; row < cells; ++row) {
    for (int column = 0; column < cells; ++column) {
      const PlanePoint place = middle(column, row);
      classes.push_back(classify(place.x, place.y));
    }
  }
}

PlanePoint ClassGrid::middle(int column, int row) const {
  return {box.x_low + (column + 0.5) * (box.x_high - box.x_low) / cells,
          box.y_low + (row + 0.5) * (box.y_high - box.y_low) / cells};
}

std::vector<Piece> boundary(const std::function<int(double, double)>& classify,
                            const ClassGrid& grid) {
  std::vector<Piece> pieces;
  for (int row = 0; row + 1 < grid.cells; ++row) {
    for (int column = 0; column + 1 < grid.cells; ++column) {
      // Round the square between four middles: two changes are joined, more meet in its middle.
      const std::array<std::array<int, 2>, 5> corners = {{{column, row},
                                                          {column + 1, row},
                                                          {column + 1, row + 1},
                                                          {column, row + 1},
                                                          {column, row}}};
      std::vector<PlanePoint> changes;
      for (std::size_t k = 0; k < 4; ++k) {
        const auto& [c1, r1] = corners[k];
        const auto& [c2, r2] = corners[k + 1];
        if (grid.at(c1, r1) == grid.at(c2, r2)) continue;
        changes.push_back(
            change(classify, grid.middle(c1, r1), grid.at(c1, r1), grid.middle(c2, r2)));
      }
      if (changes.size() == 2) pieces.push_back({changes[0], changes[1]});
      if (changes.size() > 2) {
        PlanePoint middle;
        for (const PlanePoint& place : changes) {
          middle.x += place.x / static_cast<double>(changes.size());
          middle.y += place.y / static_cast<double>(changes.size());
        }
        for (const PlanePoint& place : changes) pieces.push_back({place, middle});
      }
    }
  }
  return pieces;
}

}  // namespace dl
