#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "styles.hpp"
#include "watched_training.hpp"

namespace dl::lesson_09 {

using Watched = std::vector<CovariateShift>;

/// The measurements of all runs as a curve with a band.
inline Curve by_step(const std::string& way, const Watched& runs,
                     std::vector<double> CovariateShift::*measured) {
  Curve curve{.name = way, .style = style_of(way)};
  for (std::size_t i = 0; i < (runs.front().*measured).size(); ++i) {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back((run.*measured)[i]);
    curve.add(10.0 * static_cast<double>(i), Spread(values));
  }
  return curve;
}

/// Does batch norm help because the ground moves less?
inline void covariate_shift(const Lab& lab, Plots& plots, Table& claims) {
  const auto six = hidden_layers(6);
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none with He weights", {.hidden = six, .weight_scale = he_scale}},
      {"batch norm", {.norm = Norm::batch, .hidden = six}},
      {"batch norm, ground moved", {.norm = Norm::batch, .hidden = six, .moving_ground = true}}};
  Table table({"normalization", "inputs move", "gradient changes", "test accuracy"});
  CurvePanel moves{"inputs move"}, changes{"gradient changes"};
  for (const auto& [way, plan] : ways) {
    const Watched runs = lab.runs.each(
        [&, &plan = plan](Rng& rng) { return watch_training(plan, lab.data, lab.recipe, rng); });
    table.row({way, Spread(of_each(runs, &CovariateShift::inputs_move)).text(),
               Spread(of_each(runs, &CovariateShift::gradient_changes)).text(),
               Spread(of_each(runs, &CovariateShift::test_accuracy)).text()});
    moves.curves.push_back(by_step(way, runs, &CovariateShift::all_moves));
    changes.curves.push_back(by_step(way, runs, &CovariateShift::all_changes));
  }
  fmt::print("\nInternal covariate shift, six hidden layers, learning rate 0.1:\n\n");
  table.print();
  plots.curve_panels(
      "covariate_shift",
      {fmt::format("Batch norm: the inputs move by {:.3f} in the mean, the gradient by {:.2f}",
                   mean(moves.curves[1].y), mean(changes.curves[1].y)),
       "training step", "change"},
      {moves, changes});
  const auto &none = table.rows[0], &batch = table.rows[1], &moved = table.rows[2];
  claims.row({"C09.2", "batch norm lessens internal covariate shift",
              fmt::format("inputs move {}, without {}", batch[1], none[1])});
  claims.row({"C09.2", "and that is why it helps",
              fmt::format("{}, ground moved {}, without {}", batch[3], moved[3], none[3])});
}

}  // namespace dl::lesson_09
