#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "images.hpp"
#include "initializations.hpp"
#include "training.hpp"

namespace dl::lesson_10 {

/// All initializations that suit an activation.
struct Contest {
  std::string activation;
  std::vector<Attempt> attempts;

  auto arrived() const { return std::ranges::count_if(attempts, &Attempt::always_arrived); }
};

inline Contest contest(const Options& options, Activation activation, const Dataset& data) {
  const Runs runs(options, 3);
  const auto initializations = initializations_for(activation);
  Progress progress(name_of(activation), std::ssize(initializations));
  Contest contest{name_of(activation), {}};
  for (const auto& initialization : initializations) {
    contest.attempts.push_back(
        attempt(runs, widths_for(data, 10, 64), activation, initialization, data, options.epochs));
    progress.advance();
  }
  return contest;
}

/// The epochs to the goal, a section for each activation; who does not arrive is named in words.
inline void plot_contests(Plots& plots, const std::vector<Contest>& contests, int epochs) {
  std::vector<DotGroup> groups;
  std::vector<std::string> arrived;
  for (const auto& contest : contests) {
    arrived.push_back(
        fmt::format("{} {} of {}", contest.activation, contest.arrived(), contest.attempts.size()));
    groups.push_back({.name = contest.activation});
    for (const auto& attempt : contest.attempts) {
      const auto in_time = epochs_of(attempt);
      Dot dot{.name = attempt.name};
      if (!in_time.empty()) dot = dot_of(attempt.name, Spread(in_time));
      if (!attempt.always_arrived()) dot.note = outcome(attempt);
      groups.back().dots.push_back(dot);
    }
  }
  plots.dots("training",
             {fmt::format("Initializations that train ten layers to a loss of {}: {}", goal,
                          fmt::join(arrived, ", ")),
              "epochs"},
             groups, {.range = {0, static_cast<double>(epochs)}, .decimals = 1, .sections = true});
}

/// A row for each initialization, a column for each activation.
inline Table table_of(const std::vector<Contest>& contests) {
  Table table({"weights"});
  for (const auto& contest : contests) table.column(contest.activation);
  auto rows = initializations_for(Activation::tanh);
  rows.push_back(xavier_sigmoid);
  for (const auto& initialization : rows) {
    table.row({initialization.name});
    for (const auto& contest : contests) {
      const auto found = std::ranges::find(contest.attempts, initialization.name, &Attempt::name);
      table.add(found == contest.attempts.end() ? "" : outcome(*found));
    }
  }
  return table;
}

/// Which initialization lets ten hidden layers learn, and how fast?
inline void who_trains(Plots& plots, const Options& options, const Dataset& data) {
  std::vector<Contest> contests;
  for (const auto activation : three_activations) {
    contests.push_back(contest(options, activation, data));
  }
  fmt::print(
      "\nWho trains: 10 hidden layers of 64 units, {} images, learning rate {} (sigmoid) or {}; "
      "epochs until the loss is below {}, or the loss after {} ({} runs):\n\n",
      data.size(), learning_rate_for(Activation::sigmoid), learning_rate_for(Activation::relu),
      goal, options.epochs, contests[0].attempts[0].runs.size());
  table_of(contests).print();
  plot_contests(plots, contests, options.epochs);
}

}  // namespace dl::lesson_10
