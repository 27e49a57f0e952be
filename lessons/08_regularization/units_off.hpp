#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "thinned_average.hpp"
#include "well_trained.hpp"

namespace dl::lesson_08 {

/// The test accuracy of each network while a share p of its hidden units is off.
inline std::vector<double> accuracies_without(double p, std::vector<WellTrained>& networks,
                                              const Dataset& test) {
  std::vector<double> accuracies;
  for (auto& trained : networks) {
    trained.set_dropout(p);
    ThinnedAverage thinned;
    thinned.add(trained.network, test.x);
    accuracies.push_back(accuracy(argmax(thinned.probabilities()), test.y));
  }
  return accuracies;
}

/// How many of its units can a network do without?
inline void switch_units_off(Plots& plots, std::vector<WellTrained>& without,
                             std::vector<WellTrained>& with, const Dataset& test) {
  Curve of_without{"trained without dropout"};
  Curve of_with{"trained with dropout 0.5"};
  Table table({"units off", of_without.name, of_with.name});
  for (int tenths = 0; tenths <= 9; ++tenths) {
    const double p = tenths / 10.0;
    const auto first = accuracies_without(p, without, test);
    const auto second = accuracies_without(p, with, test);
    table.row({percent(p, 0), Spread(first).text(), Spread(second).text()});
    of_without.add(100 * p, mean(first));
    of_with.add(100 * p, mean(second));
  }
  fmt::print("\nTest accuracy with some hidden units off, networks trained on all the images:\n\n");
  table.print();
  plots.curves("units_off",
               {"Dropout teaches a network to do without some of its units", "hidden units off, %",
                "test accuracy"},
               {of_without, of_with});
}

}  // namespace dl::lesson_08
