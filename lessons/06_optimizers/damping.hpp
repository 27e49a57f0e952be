#pragma once

#include <cmath>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_walk.hpp"

namespace dl::lesson_06 {

/// x² / 2, to be walked on for as many steps as are allowed.
inline Surface parabola() {
  return {"parabola",
          [](Point p) { return p.x * p.x / 2; },
          [](Point p) {
            return Point{p.x, 0};
          },
          {1, 0},
          -1};
}

/// The step from which on the walk stays within a hundredth of its start's distance.
inline int steps_to_rest(const Walk& walk) {
  int rest = 0;
  for (std::size_t step = 0; step < walk.path.size(); ++step) {
    if (std::abs(walk.path[step].x) > 0.01) rest = static_cast<int>(step) + 1;
  }
  return rest;
}

/// How much momentum is too much? On a parabola friction decides between creeping and swinging.
inline void damping(Plots& plots) {
  constexpr double learning_rate = 0.01;
  constexpr int steps = 1000, shown = 150;
  const double critical = std::pow(1 - std::sqrt(learning_rate), 2);
  Table table({"momentum", "steps to rest", "farthest beyond"});
  std::vector<Curve> curves;
  int first_to_rest = steps + 1;
  double best = 0;
  for (const double beta : {0.0, 0.5, critical, 0.9, 0.98}) {
    const auto walk = walk_with(momentum_of(beta), learning_rate, parabola(), steps);
    double beyond = 0;
    Curve curve{fmt::format("momentum {:g}", beta)};
    for (std::size_t step = 0; step < walk.path.size(); ++step) {
      const double x = walk.path[step].x;
      beyond = std::max(beyond, -x);
      if (step <= shown) curve.add(static_cast<double>(step), x);
    }
    curves.push_back(curve);
    table.row({beta, steps_to_rest(walk), number(beyond, 2)});
    if (steps_to_rest(walk) < first_to_rest) {
      first_to_rest = steps_to_rest(walk);
      best = beta;
    }
  }
  fmt::print(
      "\nOn the parabola x²/2 from x = 1, learning rate {:g}, until |x| stays below 0.01:\n\n",
      learning_rate);
  table.print();
  plots.curves("damping",
               {fmt::format("Of {} momenta {:g} comes to rest first on a parabola, after {} steps",
                            curves.size(), best, first_to_rest),
                "step", "x"},
               curves, {.references = {{"bottom", 0}}});
}

}  // namespace dl::lesson_06
