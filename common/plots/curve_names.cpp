#include "common/plots/curve_names.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double told_apart = 4;   // pixels between ends that do not lie on each other
constexpr double still_near = 80;  // pixels that a name may be moved
constexpr double step = 3;         // pixels between the places of a line that are looked at

/// Places along all lines and along the edges of bands.
std::vector<Spot> places_of(const PlotArea& area, const std::vector<Curve>& curves) {
  std::vector<Spot> places;
  for (const auto& curve : curves) {
    for (const auto* values : {&curve.y, &curve.low, &curve.high}) {
      std::optional<Spot> before;
      for (std::size_t p = 0; p < std::min(curve.x.size(), values->size()); ++p) {
        if (!std::isfinite((*values)[p]) || !std::isfinite(curve.x[p])) continue;
        if ((area.y.log && (*values)[p] <= 0) || (area.x.log && curve.x[p] <= 0)) continue;
        const Spot spot = area.spot(curve.x[p], (*values)[p]);
        if (!before) before = spot;
        const double length = std::hypot(spot.x - before->x, spot.y - before->y);
        const int pieces = std::clamp(static_cast<int>(length / step), 1, 2000);
        for (int k = 1; k <= pieces; ++k) {
          const double share = static_cast<double>(k) / pieces;
          places.push_back(
              {before->x + share * (spot.x - before->x), before->y + share * (spot.y - before->y)});
        }
        before = spot;
      }
    }
  }
  return places;
}

bool is_free(const Area& box, const std::vector<Spot>& places) {
  return std::ranges::none_of(places, [&](Spot spot) {
    return spot.x > box.left && spot.x < box.right && spot.y > box.bottom && spot.y < box.top;
  });
}

/// The rightmost point that is drawn, the last of several.
std::optional<Spot> end_of(const PlotArea& area, const Curve& curve) {
  std::optional<Spot> end;
  for (std::size_t p = 0; p < std::min(curve.x.size(), curve.y.size()); ++p) {
    if (!area.has(curve.x[p], curve.y[p])) continue;
    const Spot spot = area.spot(curve.x[p], curve.y[p]);
    if (!end || spot.x >= end->x) end = spot;
  }
  return end;
}

/// Beside the end of a curve that stops early: the first place that is free.
bool place_inside(EndName& name, const PlotArea& area, const std::vector<Spot>& places,
                  std::vector<Area>& taken) {
  const double width = text_width(name.text, word_size);
  const std::vector<Spot> steps = {{10, 0},           {10, 14},          {10, -14},
                                   {-width / 2, 18},  {-width / 2, -18}, {-width - 10, 14},
                                   {-width - 10, -14}};
  for (const Spot& by : steps) {
    name.at = {name.end.x + by.x, name.end.y + by.y};
    const Area box{name.at.x - 2, name.at.x + width + 2, name.at.y - 9, name.at.y + 9};
    if (box.left < area.area.left || box.right > area.area.right) continue;
    if (box.bottom < area.area.bottom || box.top > area.area.top + 10) continue;
    const auto overlaps = [&](const Area& other) { return box.overlaps(other); };
    if (!is_free(box, places) || std::ranges::any_of(taken, overlaps)) continue;
    taken.push_back(box);
    return true;
  }
  return false;
}

/// Puts the names of lines that end on the right side into a column beside it.
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
                                                  const std::vector<Reference>& references) {
  auto names = reference_names(area, references);
  for (const auto& curve : curves) {
    if (curve.name.empty()) continue;
    const bool twice = std::ranges::count(curves, curve.name, &Curve::name) > 1;
    const auto end = end_of(area, curve);
    if (!end || twice) return {};
    names.push_back({curve.name, curve.style.colour, *end});
  }
  const auto places = places_of(area, curves);
  std::vector<Area> taken;
  std::vector<EndName*> beside;
  for (auto& name : names) {
    constexpr double nearly = 0.04;  // of the width: the margin of the axis
    if (name.end.x > area.area.right - nearly * area.area.width()) {
      beside.push_back(&name);
    } else if (!place_inside(name, area, places, taken)) {
      return {};
    }
  }
  if (!place_beside(beside, area)) return {};
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

std::optional<Spot> free_place(const PlotArea& area, const std::vector<Curve>& curves,
                               const CurveLook& look, double width, double height) {
  auto places = places_of(area, curves);
  for (const auto& mark : look.marks) {
    for (double y = area.area.bottom; y < area.area.top; y += step) {
      places.push_back({area.spot(mark.x, area.y.low).x, y});
    }
  }
  for (const auto& reference : look.references) {
    for (double x = area.area.left; x < area.area.right; x += step) {
      places.push_back({x, area.spot(area.x.low, reference.at).y});
    }
  }
  constexpr double margin = 10;
  const double left = area.area.left + margin;
  const double right = area.area.right - width - margin;
  const double top = area.area.top - margin / 2;
  const double bottom = area.area.bottom + height + margin;
  if (right < left || top < bottom) return {};
  std::vector<Spot> corners = {{right, top}, {left, top}, {right, bottom}, {left, bottom}};
  for (double x = right; x >= left; x -= line_height) {
    for (double y = top; y >= bottom; y -= line_height) corners.push_back({x, y});
  }
  for (const Spot& corner : corners) {
    const Area box{corner.x - margin, corner.x + width + margin, corner.y - height - margin / 2,
                   corner.y + margin / 2};
    if (is_free(box, places)) return corner;
  }
  return {};
}

}  // namespace dl
