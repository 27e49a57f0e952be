#pragma once

#include <optional>
#include <vector>

#include "common/plots/occupied.hpp"

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
/// each other, or where other curves leave no room, unless they must stand there.
std::optional<std::vector<EndName>> names_at_ends(const PlotArea& area,
                                                  const std::vector<Curve>& curves,
                                                  const CurveLook& look);

/// The same for the references alone.
std::vector<EndName> reference_names(const PlotArea& area,
                                     const std::vector<Reference>& references);

/// With a thin line to the end from which a name was moved away.
void draw_end_names(Canvas& canvas, const PlotArea& area, const std::vector<EndName>& names);

/// The names of references inside the area, where it is free.
void draw_names_inside(Canvas& canvas, const PlotArea& area, Occupied& occupied,
                       const std::vector<Reference>& references);

}  // namespace dl
