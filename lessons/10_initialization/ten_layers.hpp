#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "passage.hpp"
#include "signal_plots.hpp"

namespace dl::lesson_10 {

/// A row for each initialization. A factor has no meaning where no signal arrives.
inline Table table_of(const std::vector<Passage>& passages) {
  Table table({"weights", "sums, layer 10", "variance, 10 over 1", "forward, a layer",
               "gradients back, a layer", "flat"});
  const auto range = [](const std::vector<Strength>& runs, double Strength::*number,
                        int digits = 2) { return range_text(of_each(runs, number), digits); };
  for (const auto& passage : passages) {
    const auto& all = passage.runs;
    const auto forward = passage.runs_with_signal();
    const auto backward = passage.runs_with_gradient();
    table.row({passage.name, range(all, &Strength::sums),
               range(forward, &Strength::last_over_first), range(forward, &Strength::forward, 3),
               range(backward, &Strength::backward, 3), range(all, &Strength::flat)});
  }
  return table;
}

/// Does a signal keep its size through ten hidden layers, and its gradient in the backward pass?
/// For each initialization, before any training.
inline void ten_layers(Plots& plots, const Options& options, Activation activation,
                       const Dataset& data) {
  const Runs runs(options, 3);
  const Index width = options.quick ? 64 : 256;
  const auto widths = widths_for(data, 10, width);
  std::vector<Passage> passages;
  for (const auto& initialization : initializations_for(activation)) {
    passages.push_back(passage_through(widths, activation, initialization, data, runs));
  }
  fmt::print(
      "\n{}, 10 hidden layers of {} units, {} images, {} runs; deviation of the sums, variance of "
      "the "
      "activations and its factor from layer to layer:\n\n",
      name_of(activation), width, data.size(), runs.count());
  table_of(passages).print();
  plot_signals(plots, activation, passages);
}

}  // namespace dl::lesson_10
