#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "batches.hpp"
#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "linear_model.hpp"
#include "mean_cross_entropy.hpp"
#include "regression.hpp"

namespace dl::lesson_05 {

struct BestRate {
  double rate = 0;
  double loss = std::numeric_limits<double>::infinity();     ///< at that rate
  double seconds = std::numeric_limits<double>::infinity();  ///< of the fastest run at any rate
};

/// Softmax regression, one pass over the batches at each of six learning rates.
inline BestRate best_rate(const Dataset& training, const std::vector<Batch>& batches) {
  BestRate best;
  for (const double rate : {0.003, 0.01, 0.03, 0.1, 0.3, 1.0}) {
    LinearModel model(training.x.cols(), training.classes());
    SoftmaxRegression objective(model, training.x, training.y);
    const auto parameters = model.parameters();
    const double start = processor_seconds();
    descend(objective, batches, [&] { gradient_step(parameters, static_cast<real>(rate)); });
    best.seconds = std::min(best.seconds, processor_seconds() - start);
    const double loss = mean_cross_entropy(model, training);
    if (loss < best.loss) {
      best.loss = loss;
      best.rate = rate;
    }
  }
  return best;
}

/// What does a batch size cost? The loss after the same samples, each at its best rate, and the
/// time per sample.
inline void batch_sizes(Plots& plots, const Options& options, const Dataset& training, Rng& rng) {
  auto order = rng.permutation(training.size());
  order.resize(std::min<std::size_t>(order.size(), options.quick ? 1000 : 6000));
  fmt::print("\nAfter {} samples, each batch size at the best of six learning rates:\n\n",
             order.size());
  Table table({"batch size", "updates", "best rate", "training loss"});
  if (!options.quick) table.column("microseconds per sample");
  Curve losses;
  Curve times;
  for (const int size : {1, 4, 16, 64, 256, 1024}) {
    const auto batches = mini_batches(order, size);
    const BestRate best = best_rate(training, batches);
    const double microseconds = 1e6 * best.seconds / static_cast<double>(order.size());
    table.row({size, batches.size(), best.rate, number(best.loss)});
    if (!options.quick) table.add(number(microseconds, 2));
    losses.add(size, best.loss);
    times.add(size, microseconds);
  }
  table.print();
  const CurveLook look{.axes = Axes::log_x, .x_ticks = losses.x};
  plots.curves(
      "batch_size_loss",
      {fmt::format("After one pass: loss {:.3f} with {:g} sample a batch, {:.3f} with {:g}",
                   losses.y.front(), losses.x.front(), losses.y.back(), losses.x.back()),
       "samples in a batch", "training loss"},
      {losses}, look);
  if (options.quick) return;
  plots.curves("batch_size_time",
               {"Processor time for a sample, by the size of its batch", "samples in a batch",
                "microseconds per sample"},
               {times}, look);
}

}  // namespace dl::lesson_05
