#pragma once

#include <vector>

#include "common/plot.hpp"
#include "perceptron.hpp"

namespace dl::lesson_03 {

inline bool inside(const Box& box, const PlanePoint& place) {
  return place.x >= box.x_low && place.x <= box.x_high && place.y >= box.y_low &&
         place.y <= box.y_high;
}

/// The direction of the weights, from the boundary near the middle of the box to the side of
/// output 1; none for weights of zero, or for a boundary outside.
inline std::vector<Arrow> weights_arrow(const Perceptron& p, const Box& box) {
  const double length = p.weights().norm();
  if (length == 0) return {};
  const double w1 = p.weights()(0) / length;
  const double w2 = p.weights()(1) / length;
  const double x = (box.x_low + box.x_high) / 2;
  const double y = (box.y_low + box.y_high) / 2;
  const double away = w1 * x + w2 * y + p.bias() / length;
  const PlanePoint foot{x - away * w1, y - away * w2};
  const double shown = (box.x_high - box.x_low) / 5;
  const PlanePoint head{foot.x + shown * w1, foot.y + shown * w2};
  if (!inside(box, foot) || !inside(box, head)) return {};
  return {{foot, head, "w"}};
}

}  // namespace dl::lesson_03
