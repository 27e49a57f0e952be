#include "common/plots/occupied.hpp"

#include <algorithm>
#include <cmath>

namespace dl {

Occupied::Occupied(const PlotArea& area, const std::vector<Curve>& curves, const CurveLook& look)
    : area_(area.area) {
  for (const auto& curve : curves) {
    for (const auto* values : {&curve.y, &curve.low, &curve.high}) {
      std::optional<Spot> before;
      for (std::size_t p = 0; p < std::min(curve.x.size(), values->size()); ++p) {
        const double x = curve.x[p];
        const double y = (*values)[p];
        if (!std::isfinite(x) || (area.x.log && x <= 0)) continue;
        if (!std::isfinite(y) || (area.y.log && y <= 0)) continue;
        const Spot spot = area.spot(x, y);
        add_line(before.value_or(spot), spot);
        before = spot;
      }
    }
  }
  for (const auto& mark : look.marks) {
    const double x = area.spot(mark.x, area.y.low).x;
    add_line({x, area_.bottom}, {x, area_.top});
  }
  for (const auto& reference : look.references) {
    const double y = area.spot(area.x.low, reference.at).y;
    add_line({area_.left, y}, {area_.right, y});
  }
}

void Occupied::add_line(Spot from, Spot to) {
  constexpr double step = 3;  // pixels
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const int pieces = static_cast<int>(std::clamp(length / step, 1.0, 2000.0));
  for (int k = 1; k <= pieces; ++k) {
    const double share = static_cast<double>(k) / pieces;
    spots_.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
  }
}

bool Occupied::is_free(const Area& box) const {
  const auto inside = [&](Spot spot) {
    return spot.x > box.left && spot.x < box.right && spot.y > box.bottom && spot.y < box.top;
  };
  const auto overlaps = [&](const Area& other) { return box.overlaps(other); };
  return std::ranges::none_of(spots_, inside) && std::ranges::none_of(taken_, overlaps);
}

std::optional<Spot> Occupied::place_for(double width, double height) const {
  constexpr double margin = 10;
  const double left = area_.left + margin;
  const double right = area_.right - width - margin;
  const double top = area_.top - margin / 2;
  const double bottom = area_.bottom + height + margin;
  if (right < left || top < bottom) return {};
  std::vector<Spot> places = {{right, top}, {left, top}, {right, bottom}, {left, bottom}};
  for (double x = right; x >= left; x -= line_height) {
    for (double y = top; y >= bottom; y -= line_height) places.push_back({x, y});
  }
  for (const Spot& place : places) {
    const Area box{place.x - margin, place.x + width + margin, place.y - height - margin / 2,
                   place.y + margin / 2};
    if (is_free(box)) return place;
  }
  return {};
}

}  // namespace dl
