#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// One way to keep a network learning, at one depth.
struct AtDepth {
  std::string way;
  int depth = 0;
  std::vector<double> accuracies;  ///< with learning rates 0.03, 0.1, 0.3 and 1
  Trial best;

  std::string name() const { return fmt::format("{}, {} layers", way, depth); }
};

/// Each way at each depth, the depths of a way together.
inline std::vector<AtDepth> train_at_depths(const Lab& lab) {
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none", {}},
      {"none with He weights", {.weight_scale = he_scale}},
      {"batch norm", {.norm = Norm::batch}},
      {"layer norm", {.norm = Norm::layer}}};
  const auto depths = lab.quick ? std::vector{2, 6} : std::vector{2, 6, 12, 20};
  std::vector<AtDepth> results;
  Progress progress("depths", static_cast<long>(ways.size() * depths.size()));
  for (auto [way, plan] : ways) {
    for (const int depth : depths) {
      plan.hidden = hidden_layers(depth);
      const auto trials = try_learning_rates({0.03, 0.1, 0.3, 1}, plan, lab);
      results.push_back({way, depth, mean_accuracies(trials), best_of(trials)});
      progress.advance();
    }
  }
  return results;
}

inline void print_depths(const std::vector<AtDepth>& results) {
  Table table({"normalization", "layers", "0.03", "0.1", "0.3", "1", "best by training loss",
               "its loss", "passes to loss 1"});
  for (const auto& [way, depth, accuracies, best] : results) {
    table.row({way, depth});
    for (const double accuracy : accuracies) table.add(number(accuracy, 3));
    table.add(best.accuracy().text());
    table.add(number(best.loss(), 3));
    table.add(best.passes_to(1));
  }
  fmt::print("\nThe same by depth, normalization before the activation:\n\n");
  table.print();
}

inline void plot_accuracies(const std::vector<AtDepth>& results, Plots& plots) {
  Matrix accuracies(results.size(), 4);
  std::vector<std::string> names;
  for (Index i = 0; i < accuracies.rows(); ++i) {
    names.push_back(results[i].name());
    for (Index r = 0; r < accuracies.cols(); ++r) {
      // Three digits fit into a field of the heat map.
      accuracies(i, r) = static_cast<real>(std::round(1000 * results[i].accuracies[r]) / 1000);
    }
  }
  plots.heat_map(
      "depths",
      {"With batch norm, deeper networks and longer steps still learn", "learning rate", ""},
      accuracies, names, {"0.03", "0.1", "0.3", "1"});
}

/// With the best learning rate of each.
inline void plot_losses(const std::vector<AtDepth>& results, Plots& plots) {
  std::vector<Curve> curves;
  for (const AtDepth& result : results) {
    const bool shown = result.way == "none with He weights" || result.way == "batch norm";
    if (!shown || result.depth > 12) continue;
    curves.push_back(over_epochs(result.name(), result.best.losses()));
  }
  plots.curves("training",
               {"With batch norm the loss falls faster at every depth",
                "pass over the training images", "training loss"},
               curves);
}

/// Deeper and deeper, with longer and longer steps: who still learns?
inline void depths_and_learning_rates(const Lab& lab, Plots& plots, Table& claims) {
  const auto results = train_at_depths(lab);
  print_depths(results);
  plot_accuracies(results, plots);
  plot_losses(results, plots);
  std::map<std::string, long> learned;
  for (const AtDepth& result : results) {
    learned[result.way] +=
        std::ranges::count_if(result.accuracies, [](double accuracy) { return accuracy > 0.5; });
  }
  // Each way has all depths with four learning rates.
  const auto settings = 4 * results.size() / learned.size();
  claims.row({"C09.1, C09.2", "normalized layers train faster and steadier",
              fmt::format("above 0.5 in so many of {} settings: "
                          "none {}, none with He weights {}, batch norm {}, layer norm {}",
                          settings, learned["none"], learned["none with He weights"],
                          learned["batch norm"], learned["layer norm"])});
}

}  // namespace dl::lesson_09
