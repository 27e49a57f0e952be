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

namespace dl::lesson_06 {

inline bool gets_past(const Walk& walk) {
  return std::ranges::any_of(walk.path, [](Point p) { return p.x > 0; });
}

/// A place on the surface, seen from the side.
inline void add_place(Curve& curve, const Surface& surface, double x) {
  curve.add(x, surface.height({x, 0}));
}

/// A ridge from the side, every second of the first 50 steps of each method, and where it ends.
inline void draw_balls(Plots& plots, const std::string& name, double ridge) {
  const auto surface = barrier("", ridge);
  Curve ground{.name = "ground", .style = {.colour = Colour::grey, .marker = Marker::none}};
  for (int i = 0; i <= 300; ++i) add_place(ground, surface, -3 + 6.5 * i / 300);
  std::vector<CurvePanel> panels;
  std::vector<std::string> past;
  for (const auto& m : methods) {
    const auto walk = walk_with(m, common_rate, surface, 2000);
    Curve ball{.name = m.name, .style = {.colour = m.colour, .join = Join::none}};
    for (std::size_t step = 0; step < std::min<std::size_t>(50, walk.path.size()); step += 2) {
      add_place(ball, surface, walk.path[step].x);
    }
    Curve end{.name = "end", .style = {Colour::black, Dash::solid, Marker::ring, Join::none}};
    add_place(end, surface, walk.path.back().x);
    panels.push_back(
        {m.name + (gets_past(walk) ? ": past it" : ": stays before it"), {ball, end, ground}});
    if (gets_past(walk)) past.push_back(m.name);
  }
  plots.curve_panels(name,
                     {fmt::format("Who gets past a ridge of {:g} at learning rate {:g}: {}", ridge,
                                  common_rate, listed(past)),
                      "x", "height along y = 0"},
                     panels, {.names = Names::none}, 3);
}

/// The highest ridge, in steps of 0.05, that is got past. The first that is not ends the search.
inline double highest_ridge(const Method& method, double learning_rate) {
  double highest = 0;
  for (double ridge = 0.05; ridge < 3; ridge += 0.05) {
    if (!gets_past(walk_with(method, learning_rate, barrier("", ridge), 5000))) break;
    highest = ridge;
  }
  return highest;
}

/// The lowest ridge with a local minimum before it: from there on the slope along x is 0 somewhere.
inline double lowest_trap() {
  double lowest = 1;
  for (double x = 0.01; x < 1; x += 0.01) {
    lowest = std::min(lowest, (2 + x) / 5 / (8 * x * std::exp(-4 * x * x)));
  }
  return lowest;
}

/// Where does momentum fail? The ridge that it can roll over grows as the friction falls.
inline void find_the_barrier(Plots& plots) {
  // Along x it comes from (-2.5 - 2)² / 10; the top of the ridge is (0 - 2)² / 10 + ridge.
  constexpr double without_friction = 4.5 * 4.5 / 10 - 0.4;
  const std::vector<double> rates = {0.01, 0.05, 0.1};
  Table table({"momentum"});
  std::vector<Curve> curves;
  for (const double rate : rates) {
    const auto name = fmt::format("learning rate {:g}", rate);
    table.column(name);
    curves.push_back({name});
  }
  double highest = 0;
  for (const double beta : {0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995}) {
    table.row({beta});
    for (std::size_t r = 0; r < rates.size(); ++r) {
      const double ridge = highest_ridge(momentum_of(beta), rates[r]);
      table.add(number(ridge, 2));
      curves[r].add((1 - beta) / std::sqrt(rates[r]), ridge);
      highest = std::max(highest, ridge);
    }
  }
  fmt::print(
      "\nThe highest ridge that momentum rolls over (without friction: {:.3f}; below {:.2f} there\n"
      "is no local minimum):\n\n",
      without_friction, lowest_trap());
  table.print();
  plots.curves(
      "barrier_momentum",
      {fmt::format("The highest ridge that momentum rolls over, up to {:.2f}, by friction",
                   highest),
       "friction, (1 − β) / √η", "highest ridge"},
      curves,
      {.axes = Axes::log_x,
       .references = {{"no friction", without_friction}, {"no local minimum below", lowest_trap()}},
       .y = {.low = 0},
       .names = Names::in_corner});
}

/// Who gets over a low ridge, who over a high one, and what decides?
inline void roll_over_ridges(Plots& plots) {
  draw_balls(plots, "barrier_low", 0.5);
  draw_balls(plots, "barrier_high", 2);
  find_the_barrier(plots);
}

}  // namespace dl::lesson_06
