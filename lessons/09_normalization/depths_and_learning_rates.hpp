#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/matrix.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "styles.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// One way to keep a network learning, at one depth.
struct AtDepth {
  std::string way;
  int depth = 0;
  std::vector<double> accuracies;  ///< with learning rates 0.03, 0.1, 0.3 and 1
  Trial best;
};

/// Each way at each depth, the depths of a way together.
inline std::vector<AtDepth> train_at_depths(const Lab& lab) {
  const std::vector<std::pair<std::string, Plan>> ways = {
      {"none", {}},
      {"none with He weights", {.weight_scale = he_scale}},
      {"batch norm", {.norm = Norm::batch}},
      {"layer norm", {.norm = Norm::layer}}};
  const auto depths = lab.quick ? std::vector{2, 6} : std::vector{2, 6, 12};
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

/// In how many settings of depth and learning rate a way ends above 0.5.
struct Learned {
  std::map<std::string, long> counts;
  long settings = 0;  ///< of each way

  std::string text() const {
    return fmt::format(
        "of {} settings of depth and learning rate, {} end above 0.5 without normalization, {} "
        "with He weights alone, {} with batch norm, {} with layer norm",
        settings, counts.at("none"), counts.at("none with He weights"), counts.at("batch norm"),
        counts.at("layer norm"));
  }
};

inline Learned count_learned(const std::vector<AtDepth>& results) {
  Learned learned;
  for (const auto& [way, depth, accuracies, best] : results) {
    if (way == results.front().way) learned.settings += std::ssize(accuracies);
    learned.counts[way] +=
        std::ranges::count_if(accuracies, [](double accuracy) { return accuracy > 0.5; });
  }
  return learned;
}

/// Panels for the ways, depth by learning rate.
inline void plot_accuracies(const std::vector<AtDepth>& results, const Learned& learned,
                            Plots& plots) {
  std::vector<HeatMap> maps;
  std::vector<std::string> depths;
  for (const auto& [way, depth, accuracies, best] : results) {
    if (maps.empty() || maps.back().title != way) maps.push_back({way, Matrix(0, 4)});
    if (maps.size() == 1) depths.push_back(fmt::format("{} layers", depth));
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
       "learning rate", ""},
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
    if (depth == results.back().depth) last.push_back(fmt::format("{} {:.2f}", way, best.loss()));
  }
  std::vector<CurvePanel> by_depth;
  for (const auto& [depth, panel] : panels) by_depth.push_back(panel);
  plots.curve_panels(
      "training",
      {fmt::format("{} layers end at {}", results.back().depth, fmt::join(last, ", ")),
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
