#pragma once

#include <optional>
#include <vector>

#include "common/plots/curve_area.hpp"

namespace dl {

/// A name at the end of its curve, or of a reference's line.
struct EndName {
  std::string text;
  Colour colour = Colour::grey;
  Spot end;
  Spot at = {};  ///< where the words begin
};

/// How far from the area's right side names begin.
inline constexpr double names_gap = 20;

/// The names of curves and references at their ends, kept apart. None where the ends lie too near
/// each other, or where other curves leave no room.
std::optional<std::vector<EndName>> names_at_ends(const PlotArea& area,
                                                  const std::vector<Curve>& curves,
                                                  const std::vector<Reference>& references);

/// The same for the references alone.
std::vector<EndName> reference_names(const PlotArea& area,
                                     const std::vector<Reference>& references);

/// With a thin line to the end from which a name was moved away.
void draw_end_names(Canvas& canvas, const PlotArea& area, const std::vector<EndName>& names);

/// The top left corner of a free place of that size within the area, in a corner if possible.
std::optional<Spot> free_place(const PlotArea& area, const std::vector<Curve>& curves,
                               const CurveLook& look, double width, double height);

}  // namespace dl
