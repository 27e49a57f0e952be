#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "tasks.hpp"
#include "trials.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

inline constexpr std::array all_ways = {Way::as_it_is, Way::scratch, Way::head, Way::all_layers,
                                        Way::layerwise};

/// Every way with every number of pictures.
inline std::vector<Trial> try_all_ways(const Pretrained& pretrained, const Lab& lab) {
  std::vector<Trial> trials;
  Progress progress("few labels", static_cast<long>(lab.per_class.size() * all_ways.size()));
  for (const Index k : lab.per_class) {
    for (const Way way : all_ways) {
      const Weights learned = way == Way::scratch ? Weights() : pretrained.weights;
      trials.push_back(
          try_way(way, k, learned, lab, [&](Rng& rng) { return camera_task(lab, k, rng); }));
      progress.advance();
    }
  }
  return trials;
}

/// A row for each way, a column for each k, filled by text(trial).
template <typename Text>
Table table_by_way(const std::vector<Trial>& trials, std::span<const Way> ways, const Lab& lab,
                   Text text) {
  Table table({"network"});
  for (const Index k : lab.per_class) table.column(fmt::format("{} of each class", k));
  for (const Way way : ways) {
    table.row({name_of(way)});
    for (const Index k : lab.per_class) table.add(text(trial_of(trials, way, k)));
  }
  return table;
}

inline void print_few_labels(const std::vector<Trial>& trials, const Lab& lab) {
  const Index most = lab.per_class.back();
  auto accuracies = table_by_way(trials, all_ways, lab,
                                 [](const Trial& trial) { return trial.accuracy().text(); });
  accuracies.column("weights trained");
  if (!lab.quick) accuracies.column(fmt::format("seconds for {}", most));
  for (std::size_t i = 0; i < all_ways.size(); ++i) {
    const auto& runs = trial_of(trials, all_ways[i], most).runs;
    accuracies.rows[i].push_back(percent(runs.front().trained_share));
    if (lab.quick) continue;
    accuracies.rows[i].push_back(number(mean(of_each(runs, &Adapted::seconds)), 2));
  }
  fmt::print("\nAnother camera, test accuracy, {} runs ({} steps of up to {} pictures):\n\n",
             lab.runs.count(), lab.short_training.steps, lab.short_training.batch_size);
  accuracies.print();
  fmt::print("\nGained over training from scratch, run by run:\n\n");
  table_by_way(trials, std::span(all_ways).subspan(2), lab, [&](const Trial& trial) {
    return gain(trial, trial_of(trials, Way::scratch, trial.k)).text();
  }).print();
}

inline void plot_few_labels(const std::vector<Trial>& trials, const Lab& lab, Plots& plots) {
  std::vector<Curve> curves;
  for (const Way way : all_ways) {
    Curve curve{.name = name_of(way), .style = style_of(way)};
    for (const Index k : lab.per_class) {
      curve.add(static_cast<double>(k), trial_of(trials, way, k).accuracy());
    }
    curves.push_back(std::move(curve));
  }
  const Index k = lab.per_class.front();
  plots.curves(
      "few_labels",
      {fmt::format("{} labelled picture of each class: {:.2f} from scratch, {:.2f} fine-tuned", k,
                   trial_of(trials, Way::scratch, k).accuracy().mean,
                   trial_of(trials, Way::all_layers, k).accuracy().mean),
       "labelled pictures of each class", "test accuracy"},
      curves,
      {.axes = Axes::log_x,
       .x_ticks = std::vector<double>(lab.per_class.begin(), lab.per_class.end())});
}

/// Another camera, and few labelled pictures of it: what does it help to have learned from many of
/// the first camera?
inline std::vector<Trial> few_labels(const Pretrained& pretrained, const Lab& lab, Plots& plots) {
  auto trials = try_all_ways(pretrained, lab);
  print_few_labels(trials, lab);
  plot_few_labels(trials, lab, plots);
  return trials;
}

}  // namespace dl::lesson_13
