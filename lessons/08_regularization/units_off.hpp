#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "styles.hpp"
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

/// From where on the second curve stays above the first, in words.
inline std::string lead_of(const Curve& first, const Curve& second) {
  std::size_t from = first.x.size();
  while (from > 0 && second.y[from - 1] > first.y[from - 1]) --from;
  if (from == first.x.size()) return "Test accuracy of networks with some of their units off";
  return fmt::format("From {:g}% of the units off, training with dropout is ahead", first.x[from]);
}

/// How many of its units can a network do without?
inline void switch_units_off(Plots& plots, std::vector<WellTrained>& without,
                             std::vector<WellTrained>& with, const Dataset& test) {
  Curve of_without{.name = "trained without dropout", .style = style_of("none")};
  Curve of_with{.name = "trained with dropout 0.5", .style = style_of("dropout")};
  Table table({"units off", of_without.name, of_with.name});
  for (int tenths = 0; tenths <= 9; ++tenths) {
    const double p = tenths / 10.0;
    const Spread first(accuracies_without(p, without, test));
    const Spread second(accuracies_without(p, with, test));
    table.row({percent(p, 0), first.text(), second.text()});
    of_without.add(100 * p, first);
    of_with.add(100 * p, second);
  }
  fmt::print("\nTest accuracy with some hidden units off, networks trained on all the images:\n\n");
  table.print();
  plots.curves("units_off", {lead_of(of_without, of_with), "hidden units off, %", "test accuracy"},
               {of_without, of_with});
}

}  // namespace dl::lesson_08
