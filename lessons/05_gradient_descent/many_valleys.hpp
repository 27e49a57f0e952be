#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "sine_fit.hpp"

namespace dl::lesson_05 {

/// Where does batch descent end when the loss is not convex? In the valley it starts in.
inline void many_valleys(Plots& plots, const SineFit& fit, Rng& rng) {
  fmt::print(
      "\nFitting sin(w x + b) to sin(2 x + 0.5) with noise, loss {:.4f} at w = 2, b = 0.5; "
      "batch descent, 2000 updates:\n\n",
      fit.loss(2, 0.5));
  Table table({"start w", "start b", "end w", "end b", "loss", "length of the gradient"});
  std::vector<Curve> paths;
  for (const double w : {0.5, 1.5, 2.5, 3.5, 4.5, 5.5}) {
    Curve path{fmt::format("from w = {:g}", w)};
    auto end = fit.descend_from(SineFit::at(w, 0), {"batch", 0, 0.05}, 2000, rng, path);
    const double loss = fit.loss(end);
    table.row({w, 0, number(end.value(0, 0), 3), number(end.value(0, 1), 3), number(loss),
               scientific(end.gradient.norm(), 0)});
    paths.push_back(path);
  }
  table.print();
  plots.contours("valleys", {"Where batch descent ends depends on where it starts", "w", "b"},
                 [&](double w, double b) { return fit.loss(w, b); }, paths, {-0.5, 6.5, -2, 3});
}

}  // namespace dl::lesson_05
