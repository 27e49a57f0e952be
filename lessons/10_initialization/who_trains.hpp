#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/runs.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "titles.hpp"
#include "training.hpp"

namespace dl::lesson_10 {

/// What came of one initialization, run by run.
struct Attempt {
  std::string name;
  std::vector<Training> runs;
};

/// One for each initialization that suits the activation.
inline std::vector<Attempt> attempts(const Options& options, Activation activation,
                                     const Dataset& data) {
  const Runs runs(options);
  const auto widths = widths_for(data, 10, 64);
  const auto initializations = initializations_for(activation);
  Progress progress(name_of(activation), std::ssize(initializations) * runs.count());
  std::vector<Attempt> all;
  for (const auto& initialization : initializations) {
    all.push_back({initialization.name, runs.each(progress, [&](Rng& rng) {
                     return train(widths, activation, initialization.fill, data, options.epochs,
                                  rng);
                   })});
  }
  return all;
}

/// The loss by epochs, of each attempt's first run.
inline void plot_losses(Plots& plots, Activation activation, const std::vector<Attempt>& attempts) {
  const auto titles = titles_for(activation);
  std::vector<Curve> curves;
  for (const auto& attempt : attempts) {
    const auto& first = attempt.runs.front();
    if (!first.diverged) curves.push_back(over_epochs(attempt.name, first.losses));
  }
  plots.curves("training_" + titles.file,
               {fmt::format("{}: who gets to a loss of {}, and when", titles.name, goal), "epoch",
                "mean training loss"},
               curves);
}

/// Which initialization lets ten hidden layers learn, and how fast?
inline void who_trains(Plots& plots, const Options& options, const Dataset& data) {
  fmt::print(
      "\nWho trains: 10 hidden layers of 64 units, {} images; epochs until the loss is below {}, "
      "or the loss after {} ({} runs):\n\n",
      data.size(), goal, options.epochs, Runs(options).count());
  for (const auto activation : three_activations) {
    const auto all = attempts(options, activation, data);
    Table table({name_of(activation), "what came of it"});
    for (const auto& attempt : all) table.row({attempt.name, outcome(attempt.runs)});
    table.print();
    fmt::print("\n");
    plot_losses(plots, activation, all);
  }
}

}  // namespace dl::lesson_10
