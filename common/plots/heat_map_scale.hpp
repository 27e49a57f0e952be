#pragma once

#include <string>
#include <vector>

#include "common/plots/canvas.hpp"

namespace dl {

inline constexpr double scale_width = 14;

/// From white to blue.
Rgb shade(const Axis& scale, double value);

/// Which value is white and which is blue, with numbers along so many pixels.
Axis scale_for(const std::vector<HeatMap>& maps, const HeatMapLook& look, double pixels);

/// All shades above each other with their numbers, and what they are.
void draw_scale(Canvas& canvas, const Area& area, const Axis& scale, const std::string& quantity);

}  // namespace dl
