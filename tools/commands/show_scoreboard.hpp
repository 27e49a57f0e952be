#pragma once

#include "common/options.hpp"
#include "tools/course.hpp"

namespace dl {

/// Prints what the lessons reached, runs that can be compared side by side, with published results
/// below, and plots them all.
void show_scoreboard(const Course& course, PlotTo plot);

}  // namespace dl
