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
  Table table({"weights", "deviation of sums", "variance, layer 1", "layer 10", "10 over 1",
               "a layer", "gradients, a layer back", "flat"});
  const auto range = [](const std::vector<Strength>& runs, double Strength::*number) {
    return range_text(of_each(runs, number), 2);
  };
  for (const auto& passage : passages) {
    const auto& all = passage.runs;
    const auto forward = passage.runs_with_signal();
    const auto backward = passage.runs_with_gradient();
    table.row({passage.name, range(all, &Strength::sums), range(all, &Strength::first),
               range(all, &Strength::last), range(forward, &Strength::last_over_first),
               range(forward, &Strength::forward), range(backward, &Strength::backward),
               range(all, &Strength::flat)});
  }
  return table;
}

/// Does a signal keep its size through ten hidden layers, and its gradient in the backward pass?
/// For each initialization, before any training.
inline void ten_layers(Plots& plots, const Options& options, Activation activation,
                       const Dataset& data) {
  const Runs runs(options);
  const Index width = options.quick ? 64 : 256;
  const auto widths = widths_for(data, 10, width);
  std::vector<Passage> passages;
  for (const auto& initialization : initializations_for(activation)) {
    passages.push_back(passage_through(widths, activation, initialization, data, runs));
  }
  fmt::print("\n{}, 10 hidden layers of {} units, {} images, {} runs:\n\n", name_of(activation),
             width, data.size(), runs.count());
  table_of(passages).print();
  plot_signals(plots, activation, passages);
}

}  // namespace dl::lesson_10
