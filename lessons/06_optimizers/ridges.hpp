#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_walk.hpp"

namespace dl::lesson_06 {

/// The highest ridge, in steps of 0.05, that is got past. The first that is not ends the search.
inline double highest_ridge(const Method& method, double learning_rate) {
  double highest = 0;
  for (double ridge = 0.05; ridge < 3; ridge += 0.05) {
    const auto walk = walk_with(method, learning_rate, barrier("", ridge), 5000);
    if (std::ranges::none_of(walk.path, [](Point p) { return p.x > 0; })) break;
    highest = ridge;
  }
  return highest;
}

/// Where does momentum fail? The ridge it can roll over grows with it, up to the height it came
/// from.
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
  Curve bound{"no friction"};
  for (const double momentum : {0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995}) {
    table.row({momentum});
    for (std::size_t r = 0; r < rates.size(); ++r) {
      const double ridge = highest_ridge(momentum_of(momentum), rates[r]);
      table.add(number(ridge, 2));
      curves[r].add(momentum, ridge);
    }
    bound.add(momentum, without_friction);
  }
  curves.push_back(bound);
  fmt::print("\nThe highest ridge that momentum rolls over (without friction: {:.3f}):\n\n",
             without_friction);
  table.print();
  plots.curves("barrier_momentum",
               {"More inertia rolls over higher ridges, but none higher than it came from",
                "momentum", "highest ridge crossed"},
               curves);
}

}  // namespace dl::lesson_06
