#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/table.hpp"
#include "perceptrons_behind.hpp"

namespace dl::lesson_04 {

/// The boundary of perceptrons behind more and more random tanh units, as the first run has it, and
/// test samples.
inline void draw_spiral_regions(Plots& plots, const TrainTest& data,
                                const std::vector<Index>& widths, int passes, const Runs& runs) {
  Dataset drawn = data.test;
  drawn.x.conservativeResize(200, 2);
  drawn.y.resize(200);
  std::vector<Panel> panels;
  for (const Index units : widths) {
    Rng rng = runs.rng(0);
    const auto model = behind_random_units(units, Activation::tanh, data.train, passes, rng);
    panels.push_back({fmt::format("{} units: {}", units, number(model.accuracy_on(data.test), 3)),
                      &drawn, regions([model](const RowVector& x) {
                        return predict_class(model.perceptrons, model.hidden.forward(x).row(0));
                      })});
    panels.back().rings = false;  // where most are wrong, they hide the samples
  }
  plots.scatter(
      "spiral_regions",
      {"The boundary behind random tanh units, and its test accuracy, in one run", "x₁", "x₂"},
      panels, {-2, 2, -2, 2}, 2);
}

}  // namespace dl::lesson_04
