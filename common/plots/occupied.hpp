#pragma once

#include <optional>
#include <vector>

#include "common/plots/plot_area.hpp"

namespace dl {

/// Where lines, edges of bands, marks and references pass through an area, so that words can stand
/// elsewhere.
class Occupied {
 public:
  Occupied(const PlotArea& area, const std::vector<Curve>& curves, const CurveLook& look);

  bool is_free(const Area& box) const;
  /// From now on nothing else can stand there.
  void take(const Area& box) { taken_.push_back(box); }
  /// The top left corner of a free place of that size, in a corner of the area if possible.
  std::optional<Spot> place_for(double width, double height) const;

 private:
  void add_line(Spot from, Spot to);

  Area area_;
  std::vector<Spot> spots_;
  std::vector<Area> taken_;
};

}  // namespace dl
