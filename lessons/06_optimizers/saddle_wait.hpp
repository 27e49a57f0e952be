#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_walk.hpp"
#include "walk.hpp"

namespace dl::lesson_06 {

/// The share of a walk's places where the surface is nearly flat.
inline double share_of_flat(const Walk& walk, const Surface& surface) {
  const auto flat = std::ranges::count_if(walk.path, [&](Point here) {
    const auto slope = surface.gradient(here);
    return std::hypot(slope.x, slope.y) < 0.1;
  });
  return static_cast<double>(flat) / static_cast<double>(walk.path.size());
}

/// The height after 0, 1, 2, ... steps, so that the plot ends where most have left the saddle.
inline Curve heights_of(const std::string& name, const Walk& walk, const Surface& surface) {
  constexpr std::size_t last = 120;
  Curve heights{name};
  for (std::size_t step = 0; step < walk.path.size() && step <= last; ++step) {
    heights.add(static_cast<double>(step), surface.height(walk.path[step]));
  }
  return heights;
}

/// How long does each optimizer wait near a saddle, where the slope is small?
inline void wait_at_saddle(Plots& plots) {
  const auto surface = saddle();
  Table table({"optimizer", "steps", "of them where the slope is below 0.1"});
  std::vector<Curve> heights;
  for (const auto& m : methods) {
    const auto walk = walk_with(m, common_rate, surface, 10000);
    table.row({m.name, walk.arrived ? std::to_string(walk.steps) : "not in 10000",
               percent(share_of_flat(walk, surface), 0)});
    heights.push_back(heights_of(m.name, walk, surface));
  }
  fmt::print("\nThe saddle once more, all at rate {:g}:\n\n", common_rate);
  table.print();
  plots.curves("saddle_wait",
               {"Descent waits at the saddle, momentum leaves sooner", "step", "height"}, heights);
}

}  // namespace dl::lesson_06
