#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "norms.hpp"
#include "styles.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// The normalizations with one batch size.
struct AtBatchSize {
  Index size = 0;
  Trial none, batch, layer, group;
};

/// Each normalization with its best learning rate.
inline std::vector<AtBatchSize> train_with_batch_sizes(const Lab& lab) {
  const auto sizes = lab.quick ? std::vector<Index>{2, 64} : std::vector<Index>{2, 4, 8, 64};
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
  Table gains({"samples in a batch", "none", "batch norm", "layer norm", "group norm, 4 groups"});
  for (const auto& [size, none, batch, layer, group] : results) {
    accuracies.row({size, none.accuracy().text(), batch.accuracy().text(), layer.accuracy().text(),
                    group.accuracy().text()});
    gains.row({size, number(none.accuracy().mean, 3), gain(batch, none).text(),
               gain(layer, none).text(), gain(group, none).text()});
  }
  fmt::print("\nTwo hidden layers, the best of three learning rates:\n\n");
  accuracies.print();
  fmt::print("\nGained over none, run by run:\n\n");
  gains.print();
}

inline void plot_batch_sizes(const std::vector<AtBatchSize>& results, Plots& plots) {
  std::vector<Curve> curves;
  const auto add = [&](const std::string& name, Trial AtBatchSize::*trial) {
    auto& curve = curves.emplace_back(Curve{.name = name, .style = style_of(name)});
    for (const auto& result : results) {
      curve.add(static_cast<double>(result.size), (result.*trial).accuracy());
    }
  };
  add("none", &AtBatchSize::none);
  add("batch norm", &AtBatchSize::batch);
  add("layer norm", &AtBatchSize::layer);
  add("group norm", &AtBatchSize::group);
  plots.curves(
      "batch_sizes",
      {fmt::format("With {} samples a batch: batch norm {:.3f}, layer norm {:.3f}, none {:.3f}",
                   results.front().size, curves[1].y.front(), curves[2].y.front(),
                   curves[0].y.front()),
       "samples in a batch", "test accuracy"},
      curves, Axes::log_x);
}

/// What each gains over none with a batch size, in words.
inline std::string gains_at(const AtBatchSize& at) {
  return fmt::format("batch norm {:+.3f}, layer norm {:+.3f}, group norm {:+.3f}",
                     gain(at.batch, at.none).mean, gain(at.layer, at.none).mean,
                     gain(at.group, at.none).mean);
}

/// Small batches: the mean and the variance of a batch norm come from fewer samples. Who minds?
inline std::string batch_sizes(const Lab& lab, Plots& plots, Table& claims) {
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
  return fmt::format("Gained over none with {} samples a batch: {}; with {}: {}", two.size,
                     gains_at(two), many.size, gains_at(many));
}

}  // namespace dl::lesson_09
