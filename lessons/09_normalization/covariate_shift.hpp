#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "watched_training.hpp"

namespace dl::lesson_09 {

/// Does batch norm help because the ground moves less?
inline void covariate_shift(const Lab& lab, Table& claims) {
  const auto six = hidden_layers(6);
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none with He weights", {.hidden = six, .weight_scale = he_scale}},
      {"batch norm", {.norm = Norm::batch, .hidden = six}},
      {"batch norm, ground moved", {.norm = Norm::batch, .hidden = six, .moving_ground = true}}};
  Table table({"normalization", "inputs move", "gradient changes", "test accuracy"});
  for (const auto& [way, plan] : ways) {
    const auto runs = lab.runs.each(
        [&, &plan = plan](Rng& rng) { return watch_training(plan, lab.data, lab.recipe, rng); });
    table.row({way, Spread(of_each(runs, &CovariateShift::inputs_move)).text(),
               Spread(of_each(runs, &CovariateShift::gradient_changes)).text(),
               Spread(of_each(runs, &CovariateShift::test_accuracy)).text()});
  }
  fmt::print("\nInternal covariate shift, six hidden layers, learning rate 0.1:\n\n");
  table.print();
  const auto &none = table.rows[0], &batch = table.rows[1], &moved = table.rows[2];
  claims.row({"C09.2", "batch norm lessens internal covariate shift",
              fmt::format("inputs move {}, without {}", batch[1], none[1])});
  claims.row({"C09.2", "and that is why it helps",
              fmt::format("{}, ground moved {}, without {}", batch[3], moved[3], none[3])});
}

}  // namespace dl::lesson_09
