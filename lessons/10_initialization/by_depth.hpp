#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "training.hpp"

namespace dl::lesson_10 {

/// What came of the deepest networks.
struct Deepest {
  int layers = 0;
  std::vector<Attempt> attempts;
};

/// "1.06 to 1.21 with He"
inline std::string last_losses(const Attempt& attempt) {
  if (attempt.ever_diverged()) return "none with " + attempt.name;
  std::vector<double> losses;
  for (const auto& run : attempt.runs) losses.push_back(run.losses.back());
  return range_text(losses) + " with " + attempt.name;
}

/// Whether every run of the one has a lower loss at its end than any of the other.
inline bool clearly_better(const Attempt& one, const Attempt& other) {
  if (one.ever_diverged()) return false;
  const auto last = [](const Training& run) { return run.losses.back(); };
  const auto worst = std::ranges::max(one.runs, {}, last);
  return std::ranges::all_of(
      other.runs, [&](const Training& run) { return run.diverged || last(worst) < last(run); });
}

/// The mean loss and the band of the runs, epoch by epoch, as long as all of them train.
inline void plot_losses(Plots& plots, Activation activation, const Deepest& deepest) {
  std::vector<Curve> curves;
  std::vector<std::string> words;
  for (const auto& attempt : deepest.attempts) {
    words.push_back(last_losses(attempt));
    if (attempt.ever_diverged()) continue;
    std::size_t shortest = attempt.runs.front().losses.size();
    std::vector<std::vector<double>> losses;
    for (const auto& run : attempt.runs) {
      shortest = std::min(shortest, run.losses.size());
      losses.push_back(run.losses);
    }
    for (auto& run : losses) run.resize(shortest);
    curves.push_back(spread_over_epochs(attempt.name, losses, attempt.style));
  }
  plots.curves(activation == Activation::relu ? "deep_relu" : "deep_sigmoid",
               {fmt::format("{}, {} hidden layers, loss at the end: {}", name_of(activation),
                            deepest.layers, fmt::join(words, "; ")),
                "epoch", "mean training loss"},
               curves, {.references = {{"guessing", std::log(10.0)}}, .y = {.low = 0}});
}

/// From which depth on does the initialization decide whether a network learns?
inline Deepest by_depth(Plots& plots, const Options& options, Activation activation,
                        const std::vector<int>& depths,
                        const std::vector<Initialization>& initializations, const Dataset& data) {
  const Runs runs(options, 3);
  Deepest deepest;
  Table table({"hidden layers"});
  for (const auto& initialization : initializations) table.column(initialization.name);
  for (const int depth : depths) {
    table.row({depth});
    deepest = {depth, {}};
    const auto widths = widths_for(data, depth, 64);
    for (const auto& initialization : initializations) {
      deepest.attempts.push_back(
          attempt(runs, widths, activation, initialization, data, options.epochs));
      table.add(outcome(deepest.attempts.back()));
    }
  }
  fmt::print(
      "\n{}, by depth: epochs until the loss is below {}, or the loss after {} ({} runs):\n\n",
      name_of(activation), goal, options.epochs, runs.count());
  table.print();
  plot_losses(plots, activation, deepest);
  return deepest;
}

}  // namespace dl::lesson_10
