#pragma once

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "gradient_cost.hpp"

namespace dl::lesson_07 {

/// The seconds for one gradient over the number of parameters.
struct CostCurves {
  Curve by_differences{"finite differences"};
  Curve by_backward{"backpropagation"};

  void add(Index parameters, const Cost& seconds) {
    by_differences.add(static_cast<double>(parameters), seconds.differences);
    by_backward.add(static_cast<double>(parameters), seconds.backward);
  }
};

/// The slope of log y over log x from one point to the last: the power of x with which y grows.
inline double log_slope(const Curve& curve, std::size_t from) {
  return std::log(curve.y.back() / curve.y[from]) / std::log(curve.x.back() / curve.x[from]);
}

inline void show_growth(Plots& plots, const CostCurves& seconds) {
  // In smaller networks the products take less time than what is around them.
  constexpr std::size_t from = 2;
  fmt::print(
      "\nFrom {:.0f} parameters on, seconds grow with their number to the power of {:.2f} by\n"
      "differences (20 weights timed, times all of them), {:.2f} by backpropagation.\n",
      seconds.by_backward.x[from], log_slope(seconds.by_differences, from),
      log_slope(seconds.by_backward, from));
  plots.curves("cost",
               {"Backpropagation costs one pass, whatever the number of weights", "parameters",
                "seconds for one gradient"},
               {seconds.by_differences, seconds.by_backward}, Axes::log_log);
}

/// One gradient by trying every weight, and by one backward pass, as the network grows: counted in
/// multiplications and, in a run that is not quick, in seconds.
inline void compare_costs(Plots& plots, const Options& options) {
  Table table({"parameters", "multiplications, differences", "one pass back", "ratio"});
  if (!options.quick) {
    table.column("seconds, differences");
    table.column("one pass back");
  }
  CostCurves curves;
  for (const Index width : {5, 27, 95, 311, 994}) {
    const PricedNetwork network{width};
    const Cost counted = network.multiplications();
    table.row({network.parameters(), scientific(counted.differences), scientific(counted.backward),
               number(counted.differences / counted.backward, 0)});
    if (options.quick) continue;
    const Cost timed = network.seconds(options.seed);
    table.add(significant(timed.differences, 2));
    table.add(significant(timed.backward, 2));
    curves.add(network.parameters(), timed);
  }
  fmt::print(
      "\nOne gradient of a network w-w-10 on a batch of {}, for w = 5, 27, 95, 311, 994:\n\n",
      PricedNetwork::batch_size);
  table.print();
  if (!options.quick) show_growth(plots, curves);
}

}  // namespace dl::lesson_07
