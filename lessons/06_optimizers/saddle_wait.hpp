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
#include "tuned_surfaces.hpp"
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

/// Whether a walk comes near the saddle, which lies at the origin.
inline bool visits_saddle(const Walk& walk) {
  return std::ranges::any_of(walk.path, [](Point p) { return std::hypot(p.x, p.y) < 0.2; });
}

/// The height after 0, 1, 2, ... steps, so that the plot ends where most have left the saddle.
inline Curve heights_of(const Method& method, const Walk& walk, const Surface& surface) {
  constexpr std::size_t last = 120;
  Curve heights{.name = method.name, .style = {.colour = method.colour}};
  for (std::size_t step = 0; step < walk.path.size() && step <= last; ++step) {
    heights.add(static_cast<double>(step), surface.height(walk.path[step]));
  }
  return heights;
}

inline void draw_walks(Plots& plots, const Surface& surface, const std::vector<Walk>& walks) {
  std::vector<Curve> paths, heights;
  std::vector<std::string> visitors;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    Curve path{.name = methods[m].name, .style = {.colour = methods[m].colour}};
    for (const auto& place : walks[m].path) path.add(place.x, place.y);
    paths.push_back(path);
    heights.push_back(heights_of(methods[m], walks[m], surface));
    if (visits_saddle(walks[m])) visitors.push_back(methods[m].name);
  }
  plots.contours("saddle",
                 {fmt::format("Who walks into the saddle at (0, 0), at learning rate {:g}: {}",
                              common_rate, listed(visitors)),
                  "x", "y"},
                 [&](double x, double y) {
                   return surface.height({x, y});
                 },
                 paths, {-1.8, 1.2, -0.4, 2}, {.goals = {{0, std::sqrt(2)}}});
  plots.curves(
      "saddle_wait",
      {fmt::format("Past the saddle at learning rate {:g}: SGD in {} steps, momentum in {}",
                   common_rate, walks[0].steps, walks[1].steps),
       "step", "height"},
      heights);
}

/// How many methods leave when they start on the ridge itself, where nothing pushes to a side.
inline int leave_from_ridge(const Surface& surface) {
  auto on_ridge = surface;
  on_ridge.start.y = 0;
  return static_cast<int>(std::ranges::count_if(
      methods, [&](const Method& m) { return walk_with(m, common_rate, on_ridge, 1000).arrived; }));
}

/// What the passage of the saddle took, for the lesson's last line.
struct Passage {
  int sgd, momentum;              ///< steps at the common learning rate
  int tuned_sgd, tuned_momentum;  ///< at the best of each
};

/// How long does each optimizer wait near a saddle, where the slope is small?
inline Passage pass_saddle(Plots& plots, const TunedSurface& tuned) {
  const auto& surface = tuned.surface;
  Table table({"optimizer", "steps", "where the slope is below 0.1", "best rate", "steps at it"});
  std::vector<Walk> walks;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const auto walk = walk_with(methods[m], common_rate, surface, 10000);
    table.row({methods[m].name, walk.steps, percent(share_of_flat(walk, surface), 0),
               tuned.best[m].learning_rate, tuned.best[m].steps});
    walks.push_back(walk);
  }
  fmt::print("\nThe saddle once more, all at learning rate {:g}, then each at its best:\n\n",
             common_rate);
  table.print();
  fmt::print("\nFrom the ridge itself, y = 0, {} of {} get away in 1000 steps.\n",
             leave_from_ridge(surface), methods.size());
  draw_walks(plots, surface, walks);
  return {walks[0].steps, walks[1].steps, tuned.best[0].steps, tuned.best[1].steps};
}

}  // namespace dl::lesson_06
