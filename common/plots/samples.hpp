#pragma once

#include <vector>

#include "common/plots/names.hpp"
#include "common/plots/panel_axes.hpp"

namespace dl {

/// Whether sample i gets a ring: the panel's model takes it for another class than its own.
bool is_wrong(const Panel& panel, Index i);

/// What the shapes of the samples and the ring mean.
std::vector<KeyEntry> key_of_samples(const std::vector<Panel>& panels);

/// Sets the colours of the regions, for all panels of a plot.
void set_grounds(Canvas& canvas);

/// The regions, their boundary, the samples and what else is drawn on the plane.
void draw_samples(Canvas& canvas, const PlotArea& area, const Panel& panel, const Box& box);

}  // namespace dl
