#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "sine_fit.hpp"

namespace dl::lesson_05 {

/// Where does batch descent end when the loss is not convex?
inline void many_valleys(Plots& plots, const SineFit& fit, Rng& rng) {
  fmt::print(
      "\nFitting sin(w x + b) to sin(2 x + 0.5) with noise, loss {:.4f} at w = 2, b = 0.5; "
      "batch descent, 2000 updates:\n\n",
      fit.loss(2, 0.5));
  Table table({"start w", "start b", "end w", "end b", "loss", "length of the gradient"});
  std::vector<Curve> paths;
  int best = 0;
  for (const double w : {0.5, 1.5, 2.5, 3.5, 4.5, 5.5}) {
    Curve walked;
    auto end = fit.descend_from(SineFit::at(w, 0), {"batch", 0, 0.05}, 2000, rng, walked);
    const double loss = fit.loss(end);
    table.row({w, 0, number(end.value(0, 0), 3), number(end.value(0, 1), 3), number(loss),
               scientific(end.gradient.norm(), 0)});
    Curve path = SineFit::outcome(fit.is_best_valley(loss));
    path.x = walked.x;
    path.y = walked.y;
    best += fit.is_best_valley(loss);
    paths.push_back(path);
  }
  table.print();
  plots.contours("valleys",
                 {fmt::format("From {} of {} starts batch descent ends in the best valley", best,
                              paths.size()),
                  "w", "b"},
                 [&](double w, double b) { return fit.loss(w, b); }, paths, {-0.5, 7, -2, 3},
                 {.goals = {{2, 0.5}}});
}

}  // namespace dl::lesson_05
