#pragma once

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "tuned_walk.hpp"

namespace dl {

inline Curve path_of(const std::string& name, const Walk& walk) {
  Curve curve{name, {}, {}};
  for (const auto& point : walk.path) {
    curve.x.push_back(point.x);
    curve.y.push_back(point.y);
  }
  return curve;
}

/// A surface, where to look at it, and what there is to see.
struct View {
  Surface surface;
  Box box;
  std::string name;
  std::string title;
  bool tuned;   ///< each path at its best learning rate; otherwise all at the common one
  bool narrow;  ///< a narrow valley, which lines at equal steps of the height would miss
};

inline std::vector<View> views() {
  const Box bowl{-3, 3.5, -1.5, 1.5};
  return {{saddle(),
           {-1.8, 1.2, -0.4, 2},
           "saddle",
           "All at rate 0.05: most walk into the saddle first",
           false,
           false},
          {barrier("low barrier", 0.5), bowl, "barrier_low",
           "A ridge of 0.5, all at rate 0.05: momentum and Nesterov roll over it", false, false},
          {barrier("high barrier", 2), bowl, "barrier_high",
           "A ridge of 2, all at rate 0.05: nobody gets past", false, false},
          {rosenbrock(),
           {-2, 2, -1.2, 2.6},
           "ravine",
           "Down the wall is quick, along the ravine is slow",
           true,
           true},
          {beale(),
           {0, 4.5, -2, 1.6},
           "beale",
           "Beale's curved valley: inertia overshoots",
           true,
           true}};
}

inline void draw_view(Plots& plots, const View& view, const std::vector<double>& rates,
                      int max_steps) {
  std::vector<Curve> paths;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const auto way = walk_with(methods[m], rates[m], view.surface, max_steps);
    paths.push_back(path_of(fmt::format("{} {:g}", methods[m].name, rates[m]), way));
  }
  const auto height = [&](double x, double y) {
    const double h = view.surface.height({x, y});
    return view.narrow ? std::log1p(h) : h;
  };
  plots.contours(view.name, {view.title, "x", "y"}, height, paths, view.box);
}

/// Who arrives on which surface, each at the learning rate that suits it best.
inline void compare_on_surfaces(Plots& plots, const Options& options, Rng& rng) {
  const int max_steps = options.quick ? 1000 : 10000;
  constexpr int starts = 5;
  Table table({"surface"});
  for (const auto& m : methods) table.header.push_back(m.name);
  const auto all = views();
  Progress progress("surfaces", static_cast<long>(all.size()));
  for (const auto& view : all) {
    const auto surfaces = from_starts(view.surface, starts, rng);
    const bool is_barrier = view.name.starts_with("barrier");
    std::vector<double> rates;
    table.row({view.surface.name});
    for (const auto& m : methods) {
      const auto best = tune(m, surfaces, max_steps);
      rates.push_back(view.tuned ? best.learning_rate : common_rate);
      table.rows.back().push_back(
          best.arrived < starts ? fmt::format("{} of {} arrive", best.arrived, starts)
                                : fmt::format("{} ({:g}){}", best.steps, best.learning_rate,
                                              is_barrier && best.longest_step > 1 ? " leaps" : ""));
    }
    draw_view(plots, view, rates, view.tuned ? max_steps : 600);
    progress.advance();
  }
  fmt::print(
      "\nSteps to the goal (learning rate), median of {} starts, the best of {} learning rates;\n"
      "on the barriers, 'leaps' is a step longer than 1, the width of the ridge:\n\n",
      starts, surface_rates.size());
  table.print();
}

/// How long the slope is small near a saddle.
inline void wait_at_saddle(Plots& plots) {
  const auto surface = saddle();
  Table table({"optimizer", "steps", "of them where the slope is below 0.1"});
  std::vector<Curve> heights;
  for (const auto& m : methods) {
    const auto way = walk_with(m, common_rate, surface, 10000);
    Curve curve{m.name, {}, {}};
    int slow = 0;
    for (const auto& point : way.path) {
      const auto slope = surface.gradient(point);
      slow += std::hypot(slope.x, slope.y) < 0.1;
      if (curve.x.size() > 120) continue;
      curve.x.push_back(static_cast<double>(curve.x.size()));
      curve.y.push_back(surface.height(point));
    }
    table.row({m.name, way.arrived ? std::to_string(way.steps) : "not in 10000",
               fmt::format("{:.0f}%", 100.0 * slow / static_cast<double>(way.path.size()))});
    heights.push_back(curve);
  }
  fmt::print("\nThe saddle once more, all at rate {:g}:\n\n", common_rate);
  table.print();
  plots.curves("saddle_wait",
               {"Descent waits at the saddle, momentum leaves sooner", "step", "height"}, heights);
}

}  // namespace dl
