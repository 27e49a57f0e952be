#pragma once

#include <vector>

#include "common/plots/plot_area.hpp"

namespace dl {

/// The words of marks, in lines above the area.
void draw_mark_words(Canvas& canvas, const PlotArea& area, const std::vector<Mark>& marks);

/// In so many lines.
int mark_lines(const PlotArea& area, const std::vector<Mark>& marks);

}  // namespace dl
