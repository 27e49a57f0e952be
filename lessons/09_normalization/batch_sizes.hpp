#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "norms.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// The normalizations with one batch size.
struct AtBatchSize {
  Index size = 0;
  Trial none, batch, layer, group;
};

/// Each normalization with its best learning rate.
inline std::vector<AtBatchSize> train_with_batch_sizes(const Lab& lab) {
  const auto sizes = lab.quick ? std::vector<Index>{2, 64} : std::vector<Index>{2, 4, 8, 16, 64};
  std::vector<AtBatchSize> results;
  Progress progress("batch sizes", static_cast<long>(sizes.size()));
  for (const Index size : sizes) {
    const auto best = [&](Norm norm) { return best_with_batches(size, {.norm = norm}, lab); };
    results.push_back(
        {size, best(Norm::none), best(Norm::batch), best(Norm::layer), best(Norm::group)});
    progress.advance();
  }
  return results;
}

inline void print_batch_sizes(const std::vector<AtBatchSize>& results) {
  Table accuracies(
      {"samples in a batch", "none", "batch norm", "layer norm", "group norm, 4 groups"});
  Table gains({"samples in a batch", "batch norm", "layer norm", "group norm, 4 groups"});
  for (const auto& [size, none, batch, layer, group] : results) {
    accuracies.row({size, none.accuracy().text(), batch.accuracy().text(), layer.accuracy().text(),
                    group.accuracy().text()});
    gains.row({size, gain(batch, none).text(), gain(layer, none).text(), gain(group, none).text()});
  }
  fmt::print("\nTwo hidden layers, the best of three learning rates:\n\n");
  accuracies.print();
  fmt::print("\nGained over none, run by run:\n\n");
  gains.print();
}

inline void plot_batch_sizes(const std::vector<AtBatchSize>& results, Plots& plots) {
  Curve none{"none"}, batch{"batch"}, layer{"layer"}, group{"group"};
  for (const AtBatchSize& result : results) {
    const auto size = static_cast<double>(result.size);
    none.add(size, result.none.accuracy().mean);
    batch.add(size, result.batch.accuracy().mean);
    layer.add(size, result.layer.accuracy().mean);
    group.add(size, result.group.accuracy().mean);
  }
  plots.curves(
      "batch_sizes",
      {"Batch norm needs a batch, the others do not", "samples in a batch", "test accuracy"},
      {none, batch, layer, group}, Axes::log_x);
}

/// Small batches: the mean and the variance of a batch norm come from fewer samples. Who minds?
inline void batch_sizes(const Lab& lab, Plots& plots, Table& claims) {
  const auto results = train_with_batch_sizes(lab);
  print_batch_sizes(results);
  plot_batch_sizes(results, plots);
  const auto &two = results.front(), &many = results.back();
  const auto gained = [&](const Trial& with_many, const Trial& with_two) {
    return fmt::format("gained over none: {} with 64 samples, {} with 2",
                       gain(with_many, many.none).text(), gain(with_two, two.none).text());
  };
  claims.row(
      {"C09.2", "batch norm takes its statistics from the batch", gained(many.batch, two.batch)});
  claims.row(
      {"C09.3", "layer norm does not depend on the batch size", gained(many.layer, two.layer)});
  claims.row({"C09.5", "group norm is steady with small batches", gained(many.group, two.group)});
}

}  // namespace dl::lesson_09
