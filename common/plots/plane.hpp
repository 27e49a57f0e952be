#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "common/dataset.hpp"
#include "common/plots/curve.hpp"

namespace dl {

struct Box {
  double x_low = -1;
  double x_high = 1;
  double y_low = -1;
  double y_high = 1;
};

struct PlanePoint {
  double x = 0;
  double y = 0;
};

struct Arrow {
  PlanePoint from;
  PlanePoint to;
  std::string text = {};  ///< at its head
};

/// Samples with two features, and the class a model gives to each place of the plane.
struct Panel {
  std::string title = {};
  const Dataset* samples = nullptr;
  std::function<int(double x1, double x2)> classify = {};
  std::string x = {};  ///< instead of what the plot says
  std::string y = {};
  std::vector<Arrow> arrows = {};
  std::vector<Curve> lines = {};
  std::vector<Index> marked = {};  ///< samples with a square around them
  bool rings = true;               ///< around samples that are taken for another class
};

/// The class at each place of the plane, from the class of one sample: classify(x) with x [1, 2].
template <typename Classify>
std::function<int(double x1, double x2)> regions(Classify classify) {
  return [classify = std::move(classify)](double x1, double x2) -> int {
    RowVector x(2);
    x << static_cast<real>(x1), static_cast<real>(x2);
    return classify(x);
  };
}

struct ContourLook {
  std::vector<double> levels = {};  ///< of the lines; empty: at equal steps
  bool panel_per_path = false;      ///< where paths tangle
  std::vector<PlanePoint> goals = {};    ///< the lowest places, marked by a cross
};

}  // namespace dl
