#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "linear_model.hpp"
#include "mean_cross_entropy.hpp"
#include "regression.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

/// What one run of softmax regression came to, and its training loss by three clocks.
struct Trained {
  LinearModel model;
  Curve by_updates, by_samples, by_seconds;
};

/// Trains, and measures the loss over all of `data` whenever half as many samples again were seen.
/// Only training is timed.
inline Trained train_softmax(const Way& way, const Dataset& data, int passes, Rng& rng) {
  Trained trained{LinearModel(data.x.cols(), data.classes()), {way.name}, {way.name}, {way.name}};
  SoftmaxRegression objective(trained.model, data.x, data.y);
  const auto parameters = trained.model.parameters();
  double updates = 0, samples = 0, seconds = 0;
  double next = 1;
  double since = processor_seconds();
  const auto measure = [&] {
    seconds += processor_seconds() - since;
    const double loss = mean_cross_entropy(trained.model, data);
    trained.by_updates.add(updates, loss);
    trained.by_samples.add(samples, loss);
    trained.by_seconds.add(seconds, loss);
    since = processor_seconds();
  };
  for (int pass = 0; pass < passes; ++pass) {
    const auto order = rng.permutation(data.size());
    const auto batches = way.batches(order);
    auto batch = batches.begin();
    descend(objective, batches, [&] {
      gradient_step(parameters, way.rate(pass));
      updates += 1;
      samples += static_cast<double>((batch++)->size());
      const bool last = pass + 1 == passes && batch == batches.end();
      if (samples < next && !last) return;
      measure();
      next = 1.5 * samples;
    });
  }
  return trained;
}

inline void plot_clocks(Plots& plots, const Options& options, const std::vector<Trained>& all) {
  std::vector<Curve> by_updates, by_samples, by_seconds;
  for (const Trained& trained : all) {
    by_updates.push_back(trained.by_updates);
    by_samples.push_back(trained.by_samples);
    by_seconds.push_back(trained.by_seconds);
  }
  plots.curves("by_updates",
               {"An update counts for more when it saw more samples", "updates", "training loss"},
               by_updates, Axes::log_x);
  plots.curves("by_samples",
               {"The same samples teach more in small batches", "samples seen", "training loss"},
               by_samples, Axes::log_x);
  // No two runs take the same time, and two quick runs with one seed must be the same.
  if (options.quick) return;
  plots.curves(
      "by_seconds",
      {"By the clock batch descent comes last", "seconds of processor time", "training loss"},
      by_seconds, Axes::log_x);
}

/// Which descent is fastest on the images, counted in updates, in samples and in seconds?
inline void three_clocks(Plots& plots, const Options& options, const TrainTest& fashion, Rng& rng) {
  fmt::print("\nSoftmax regression on {} images, {} passes, {} to test:\n\n", fashion.train.size(),
             options.epochs, fashion.test.size());
  const std::vector<Way> ways = {{"batch", 0, 0.1},
                                 {"mini-batch (16)", 16, 0.03},
                                 {"stochastic (1)", 1, 0.003},
                                 {"mini-batch (16), rate falling", 16, 0.1, true}};
  Table table({"descent", "learning rate", "updates", "training loss", "test accuracy"});
  if (!options.quick) table.column("seconds");
  std::vector<Trained> all;
  Progress progress("softmax regression", static_cast<long>(ways.size()));
  for (const Way& way : ways) {
    const auto trained = train_softmax(way, fashion.train, options.epochs, rng);
    const double right = accuracy(predict(trained.model, fashion.test.x), fashion.test.y);
    const Curve& losses = trained.by_updates;
    table.row({way.name, fmt::format("{:g}{}", way.learning_rate, way.falling ? "/pass" : ""),
               number(losses.x.back(), 0), number(losses.y.back()), number(right)});
    if (!options.quick) table.add(number(trained.by_seconds.x.back(), 2));
    record_score(options, "softmax regression, " + way.name, right);
    all.push_back(trained);
    progress.advance();
  }
  table.print();
  all.pop_back();  // its name would take a quarter of the plot
  plot_clocks(plots, options, all);
}

}  // namespace dl::lesson_05
