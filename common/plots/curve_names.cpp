#include "common/plots/curve_names.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double told_apart = 4;   // pixels between ends that do not lie on each other
constexpr double still_near = 80;  // pixels that a name may be moved

/// The rightmost point that is drawn, the last of several; where a curve leaves the area after it,
/// the place where it does.
std::optional<Spot> end_of(const PlotArea& area, const Curve& curve) {
  std::optional<Spot> end;
  for (std::size_t p = 0; p < std::min(curve.x.size(), curve.y.size()); ++p) {
    if (!area.has(curve.x[p], curve.y[p])) continue;
    Spot spot = area.spot(curve.x[p], curve.y[p]);
    const bool more = p + 1 < std::min(curve.x.size(), curve.y.size());
    if (more && std::isfinite(curve.y[p + 1]) && curve.y[p + 1] > area.y.high) {
      const Spot next = area.spot(curve.x[p + 1], curve.y[p + 1]);
      const double share = (area.area.top - spot.y) / (next.y - spot.y);
      spot = {spot.x + share * (next.x - spot.x), area.area.top - line_height / 2};
    }
    if (!end || spot.x >= end->x) end = spot;
  }
  return end;
}

/// Beside the end of a curve that stops early: the first place that is free.
bool place_inside(EndName& name, const PlotArea& area, Occupied& occupied) {
  const double width = text_width(name.text, word_size);
  const std::vector<Spot> steps = {{10, 0},           {10, 14},          {10, -14},
                                   {-width / 2, 18},  {-width / 2, -18}, {-width - 10, 14},
                                   {-width - 10, -14}};
  for (const Spot& by : steps) {
    name.at = {name.end.x + by.x, name.end.y + by.y};
    const Area box{name.at.x - 2, name.at.x + width + 2, name.at.y - 9, name.at.y + 9};
    if (box.left < area.area.left || box.right > area.area.right) continue;
    if (box.bottom < area.area.bottom || box.top > area.area.top + 10) continue;
    if (!occupied.is_free(box)) continue;
    occupied.take(box);
    return true;
  }
  return false;
}

/// Puts the names of lines that end on the right side into a column beside it. Whether each is
/// near its end, and no end lies on another.
bool place_beside(std::vector<EndName*>& names, const PlotArea& area) {
  std::vector<double> ends;
  for (const auto* name : names) ends.push_back(name->end.y);
  const auto places = kept_apart(ends, line_height - 1, area.area.bottom, area.area.top);
  bool near = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i]->at = {area.area.right + names_gap, places[i]};
    near = near && std::abs(places[i] - ends[i]) <= still_near;
  }
  std::ranges::sort(ends);
  const auto on_each_other =
      std::ranges::adjacent_find(ends, [](double a, double b) { return b - a < told_apart; });
  return near && on_each_other == ends.end();
}

}  // namespace

std::optional<std::vector<EndName>> names_at_ends(const PlotArea& area,
                                                  const std::vector<Curve>& curves,
                                                  const CurveLook& look) {
  const bool must = look.names == Names::at_ends;
  auto names = reference_names(area, look.references);
  for (const auto& curve : curves) {
    if (curve.name.empty()) continue;
    const bool twice = std::ranges::count(curves, curve.name, &Curve::name) > 1;
    const auto end = end_of(area, curve);
    if (!must && (!end || twice)) return {};
    if (end) names.push_back({curve.name, curve.style.colour, *end});
  }
  Occupied occupied(area, curves, look);
  std::vector<EndName*> beside;
  for (auto& name : names) {
    constexpr double nearly = 0.04;  // of the width: the margin of the axis
    if (name.end.x > area.area.right - nearly * area.area.width()) {
      beside.push_back(&name);
    } else if (!place_inside(name, area, occupied) && !must) {
      return {};
    }
  }
  if (!place_beside(beside, area) && !must) return {};
  return names;
}

std::vector<EndName> reference_names(const PlotArea& area,
                                     const std::vector<Reference>& references) {
  std::vector<EndName> names;
  for (const auto& reference : references) {
    if (reference.text.empty()) continue;
    const double y = area.area.bottom + area.y.share(reference.at) * area.area.height();
    names.push_back({reference.text, reference.colour, {area.area.right, y}});
  }
  std::vector<EndName*> all;
  for (auto& name : names) all.push_back(&name);
  place_beside(all, area);
  return names;
}

void draw_end_names(Canvas& canvas, const PlotArea& area, const std::vector<EndName>& names) {
  for (const auto& name : names) {
    const bool moved = std::abs(name.at.y - name.end.y) > 3 && name.at.x > area.area.right;
    if (moved) {
      canvas.line({.from = {area.area.right + 2, name.end.y},
                   .to = {name.at.x - 3, name.at.y},
                   .colour = hex(line_colour(name.colour))});
    }
    canvas.label({.text = name.text, .at = name.at, .colour = hex(text_colour(name.colour))});
  }
}

void draw_names_inside(Canvas& canvas, const PlotArea& area, Occupied& occupied,
                       const std::vector<Reference>& references) {
  constexpr double above = 10;
  for (const auto& reference : references) {
    const double width = text_width(reference.text, small_size);
    const double y = area.spot(area.x.low, reference.at).y;
    const double right = area.area.right - width - 4;
    const double left = area.area.left + 4;
    const auto box_at = [&](Spot at) { return Area{at.x - 2, at.x + width, at.y - 8, at.y + 8}; };
    Spot at{right, y + above};
    for (const Spot& place :
         {at, Spot{right, y - above}, Spot{left, y + above}, Spot{left, y - above},
          Spot{(left + right) / 2, y + above}, Spot{(left + right) / 2, y - above}}) {
      if (place.y - 8 < area.area.bottom || !occupied.is_free(box_at(place))) continue;
      at = place;
      break;
    }
    occupied.take(box_at(at));
    canvas.label({.text = reference.text,
                  .at = at,
                  .colour = hex(text_colour(reference.colour)),
                  .size = small_size});
  }
}

}  // namespace dl
