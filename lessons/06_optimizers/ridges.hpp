#pragma once

#include "common/plot.hpp"
#include "common/table.hpp"
#include "tuned_walk.hpp"

namespace dl {

/// The highest ridge, in steps of 0.05, that is got past. The first that is not ends the search.
inline double highest_ridge(const Method& method, double learning_rate) {
  double highest = 0;
  for (double ridge = 0.05; ridge < 3; ridge += 0.05) {
    const auto way = walk_with(method, learning_rate, barrier("", ridge), 5000);
    if (std::ranges::none_of(way.path, [](Point p) { return p.x > 0; })) break;
    highest = ridge;
  }
  return highest;
}

/// Where momentum fails: the ridge it can roll over grows with it, up to the height it came from.
inline void find_the_barrier(Plots& plots) {
  const std::vector<double> rates = {0.01, 0.05, 0.1};
  Table table({"momentum"});
  std::vector<Curve> curves;
  for (const double rate : rates) {
    table.header.push_back(fmt::format("learning rate {:g}", rate));
    curves.push_back({table.header.back(), {}, {}});
  }
  Curve bound{"no friction", {}, {}};
  for (const double momentum : {0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995}) {
    table.row({fmt::format("{:g}", momentum)});
    for (std::size_t r = 0; r < rates.size(); ++r) {
      const double ridge = highest_ridge(momentum_of(momentum), rates[r]);
      table.rows.back().push_back(fmt::format("{:.2f}", ridge));
      curves[r].x.push_back(momentum);
      curves[r].y.push_back(ridge);
    }
    // Along x it comes from (-2.5 - 2)² / 10; the top of the ridge is (0 - 2)² / 10 + ridge.
    bound.x.push_back(momentum);
    bound.y.push_back(4.5 * 4.5 / 10 - 0.4);
  }
  curves.push_back(bound);
  fmt::print("\nThe highest ridge that momentum rolls over (without friction: {:.3f}):\n\n",
             bound.y[0]);
  table.print();
  plots.curves("barrier_momentum",
               {"More inertia rolls over higher ridges, but none higher than it came from",
                "momentum", "highest ridge crossed"},
               curves);
}

}  // namespace dl
