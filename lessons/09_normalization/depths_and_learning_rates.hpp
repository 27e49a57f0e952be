#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/matrix.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "depths.hpp"
#include "lab.hpp"
#include "styles.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// Panels for the ways, depth by learning rate.
inline void plot_accuracies(const std::vector<AtDepth>& results, const Learned& learned,
                            Plots& plots) {
  std::vector<HeatMap> maps;
  std::vector<std::string> depths;
  for (const auto& [way, depth, accuracies, best] : results) {
    if (maps.empty() || maps.back().title != way) maps.push_back({way, Matrix(0, 4)});
    if (maps.size() == 1) depths.push_back(std::to_string(depth));
    auto& values = maps.back().values;
    values.conservativeResize(values.rows() + 1, Eigen::NoChange);
    for (Index r = 0; r < values.cols(); ++r) {
      values(values.rows() - 1, r) = static_cast<real>(accuracies[static_cast<std::size_t>(r)]);
    }
  }
  plots.heat_maps(
      "depths",
      {fmt::format(
           "Above 0.5 with batch norm in {} of {} settings, without in {}, with He weights in {}",
           learned.counts.at("batch norm"), learned.settings, learned.counts.at("none"),
           learned.counts.at("none with He weights")),
       "learning rate", "hidden layers"},
      maps, depths, {"0.03", "0.1", "0.3", "1"},
      {.quantity = "test accuracy", .decimals = 2, .range = {0, 1}});
}

/// With the best learning rate of each.
inline void plot_losses(const std::vector<AtDepth>& results, Plots& plots) {
  std::map<int, CurvePanel> panels;
  std::vector<std::string> last;
  for (const auto& [way, depth, accuracies, best] : results) {
    auto& panel = panels[depth];
    panel.title = fmt::format("{} layers", depth);
    std::vector<std::vector<double>> losses;
    for (const Outcome& run : best.runs) losses.push_back(run.losses);
    panel.curves.push_back(spread_over_epochs(way, losses, style_of(way)));
    if (depth != results.back().depth || way == "none") continue;
    last.push_back(
        fmt::format("{} {:.2f}", way.ends_with("He weights") ? "He weights" : way, best.loss()));
  }
  std::vector<CurvePanel> by_depth;
  for (const auto& [depth, panel] : panels) by_depth.push_back(panel);
  plots.curve_panels(
      "training",
      {fmt::format("Loss of {} layers in the end: {}", results.back().depth, fmt::join(last, ", ")),
       "pass over the training images", "training loss"},
      by_depth, {}, static_cast<int>(by_depth.size()));
}

/// Deeper and deeper, with longer and longer steps: who still learns?
inline Learned depths_and_learning_rates(const Lab& lab, Plots& plots, Table& claims) {
  const auto results = train_at_depths(lab);
  auto learned = count_learned(results);
  print_depths(results);
  plot_accuracies(results, learned, plots);
  plot_losses(results, plots);
  claims.row({"C09.1, C09.2", "normalized layers train faster and steadier", learned.text()});
  return learned;
}

}  // namespace dl::lesson_09
