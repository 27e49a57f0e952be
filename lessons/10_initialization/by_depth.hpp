#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/runs.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "training.hpp"

namespace dl::lesson_10 {

/// From which depth on does the initialization decide whether a network learns?
inline void by_depth(const Options& options, Activation activation, const std::vector<int>& depths,
                     const std::vector<Initialization>& initializations, const Dataset& data) {
  const Runs runs(options);
  Table table({"hidden layers"});
  for (const auto& initialization : initializations) table.column(initialization.name);
  for (const int depth : depths) {
    table.row({depth});
    const auto widths = widths_for(data, depth, 64);
    for (const auto& initialization : initializations) {
      table.add(outcome(runs.each([&](Rng& rng) {
        return train(widths, activation, initialization.fill, data, options.epochs, rng);
      })));
    }
  }
  fmt::print("\n{}, by depth:\n\n", name_of(activation));
  table.print();
}

}  // namespace dl::lesson_10
