#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_walk.hpp"

namespace dl::lesson_06 {

/// A surface, where to look at it, and what there is to see.
struct View {
  Surface surface;
  std::string name;
  std::string title;
  Box box;
  bool ridge = false;   ///< 1 wide, across the way: a longer step leaps over it
  bool ravine = false;  ///< between steep walls: each path is drawn at its best learning rate
};

inline std::vector<View> views() {
  const Box bowl{-3, 3.5, -1.5, 1.5};
  return {{.surface = saddle(),
           .name = "saddle",
           .title = "All at rate 0.05: most walk into the saddle first",
           .box = {-1.8, 1.2, -0.4, 2}},
          {.surface = barrier("low barrier", 0.5),
           .name = "barrier_low",
           .title = "A ridge of 0.5, all at rate 0.05: momentum and Nesterov roll over it",
           .box = bowl,
           .ridge = true},
          {.surface = barrier("high barrier", 2),
           .name = "barrier_high",
           .title = "A ridge of 2, all at rate 0.05: nobody gets past",
           .box = bowl,
           .ridge = true},
          {.surface = rosenbrock(),
           .name = "ravine",
           .title = "Down the wall is quick, along the ravine is slow",
           .box = {-2, 2, -1.2, 2.6},
           .ravine = true},
          {.surface = beale(),
           .name = "beale",
           .title = "Beale's curved valley: inertia overshoots",
           .box = {0, 4.5, -2, 1.6},
           .ravine = true}};
}

/// The path of each method at its rate, over lines of equal height.
inline void draw_paths(Plots& plots, const View& view, const std::vector<double>& rates,
                       int max_steps) {
  std::vector<Curve> paths;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    Curve path{fmt::format("{} {:g}", methods[m].name, rates[m])};
    const auto walk = walk_with(methods[m], rates[m], view.surface, max_steps);
    for (const auto& place : walk.path) path.add(place.x, place.y);
    paths.push_back(path);
  }
  const auto height = [&](double x, double y) {
    const double h = view.surface.height({x, y});
    return view.ravine ? std::log1p(h) : h;  // at equal steps of h, no line is near the bottom
  };
  plots.contours(view.name, {view.title, "x", "y"}, height, paths, view.box);
}

/// "45 (1) leaps": the median of the steps, the learning rate, and how it got over a ridge.
inline std::string in_words(const Trial& best, int starts, const View& view) {
  if (best.arrived < starts) return fmt::format("{} of {} arrive", best.arrived, starts);
  const bool leaps = view.ridge && best.longest_step > 1;
  return fmt::format("{} ({:g}){}", best.steps, best.learning_rate, leaps ? " leaps" : "");
}

/// Who arrives on which surface, each at the learning rate that suits it best?
inline void compare_on_surfaces(Plots& plots, const Options& options, Rng& rng) {
  const int max_steps = options.quick ? 1000 : 10000;
  constexpr int starts = 5;
  Table table({"surface"});
  for (const auto& m : methods) table.column(m.name);
  const auto all = views();
  Progress progress("surfaces", static_cast<long>(all.size()));
  for (const auto& view : all) {
    const auto surfaces = from_starts(view.surface, starts, rng);
    std::vector<double> rates;
    table.row({view.surface.name});
    for (const auto& m : methods) {
      const auto best = tune(m, surfaces, max_steps);
      table.add(in_words(best, starts, view));
      rates.push_back(view.ravine ? best.learning_rate : common_rate);
    }
    draw_paths(plots, view, rates, view.ravine ? max_steps : 600);
    progress.advance();
  }
  fmt::print(
      "\nSteps to the goal (learning rate), median of {} starts, the best of {} learning rates;\n"
      "on the barriers, 'leaps' is a step longer than 1, the width of the ridge:\n\n",
      starts, surface_rates.size());
  table.print();
}

}  // namespace dl::lesson_06
