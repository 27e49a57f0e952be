#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

}  // namespace dl::lesson_09
