#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_surfaces.hpp"
#include "tuned_walk.hpp"

namespace dl::lesson_06 {

/// The path of each method at its best learning rate, each in a panel of its own.
inline void draw_ravine(Plots& plots, const std::string& name, const std::string& title,
                        const TunedSurface& tuned, const Box& box, PlanePoint lowest) {
  constexpr int max_steps = 10000;
  std::vector<Curve> paths;
  std::string first = "nobody";
  int fewest = max_steps;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const double rate = tuned.best[m].learning_rate;
    const auto walk = walk_with(methods[m], rate, tuned.surface, max_steps);
    const auto steps = walk.arrived ? fmt::format("{} steps", walk.steps) : "does not arrive";
    Curve path{.name = fmt::format("{} {:g}: {}", methods[m].name, rate, steps),
               .style = {.colour = methods[m].colour}};
    for (const auto& place : walk.path) path.add(place.x, place.y);
    paths.push_back(path);
    if (walk.arrived && walk.steps < fewest) {
      fewest = walk.steps;
      first = methods[m].name;
    }
  }
  // By the logarithm: at equal steps of the height, no line would be near the bottom.
  const auto height = [&](double x, double y) { return std::log1p(tuned.surface.height({x, y})); };
  plots.contours(
      name,
      {fmt::format("{}, each at its best learning rate: {} arrives first", title, first), "x", "y"},
      height, paths, box, {.panel_per_path = true, .goals = {lowest}});
}

/// Steep across and almost flat along: how does each method come down?
inline void draw_ravines(Plots& plots, const std::vector<TunedSurface>& tuned) {
  draw_ravine(plots, "ravine", "Rosenbrock's ravine", find(tuned, rosenbrock().name),
              {-2, 2, -1.2, 2.6}, {1, 1});
  draw_ravine(plots, "beale", "Beale's valley", find(tuned, beale().name), {0, 4.5, -2, 1.6},
              {3, 0.5});
}

}  // namespace dl::lesson_06
