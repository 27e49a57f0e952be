#pragma once

#include <ctime>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "regression.hpp"
#include "way.hpp"

namespace dl {

/// Processor time: what else runs on the machine does not count.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

inline double mean_cross_entropy(const LinearModel& model, const Dataset& data) {
  Matrix logits;
  Matrix grad;
  model.forward(data.x, logits);
  return cross_entropy(logits, data.y, grad);
}

/// What one run of softmax regression came to, and its loss as it went.
struct Trained {
  LinearModel model;
  std::vector<double> updates{}, samples{}, seconds{}, losses{};
};

/// Trains, and measures the loss over all of `data` whenever half as many samples again were seen.
/// Only training is timed.
inline Trained train_softmax(const Way& way, const Dataset& data, int passes, Rng& rng) {
  Trained trained{LinearModel(data.x.cols(), data.classes())};
  SoftmaxRegression objective(trained.model, data.x, data.y);
  const auto parameters = trained.model.parameters();
  double updates = 0, samples = 0, seconds = 0;
  double next = 1;
  double since = processor_seconds();
  const auto measure = [&] {
    seconds += processor_seconds() - since;
    trained.updates.push_back(updates);
    trained.samples.push_back(samples);
    trained.seconds.push_back(seconds);
    trained.losses.push_back(mean_cross_entropy(trained.model, data));
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

/// Batch, mini-batch and stochastic descent on the images, by three clocks.
inline void three_clocks(Plots& plots, const Options& options, const TrainTest& fashion, Rng& rng) {
  fmt::print("\nSoftmax regression on {} images, {} passes, {} to test:\n\n", fashion.train.size(),
             options.epochs, fashion.test.size());
  const std::vector<Way> ways = {{"batch", 0, 0.1},
                                 {"mini-batch (16)", 16, 0.03},
                                 {"stochastic (1)", 1, 0.003},
                                 {"mini-batch (16), rate falling", 16, 0.1, true}};
  Table table({"descent", "learning rate", "updates", "training loss", "test accuracy"});
  if (!options.quick) table.header.push_back("seconds");
  std::vector<Curve> by_updates, by_samples, by_seconds;
  Progress progress("softmax regression", static_cast<long>(ways.size()));
  for (const Way& way : ways) {
    const auto trained = train_softmax(way, fashion.train, options.epochs, rng);
    const double right = accuracy(predict(trained.model, fashion.test.x), fashion.test.y);
    by_updates.push_back({way.name, trained.updates, trained.losses});
    by_samples.push_back({way.name, trained.samples, trained.losses});
    by_seconds.push_back({way.name, trained.seconds, trained.losses});
    table.row({way.name, fmt::format("{:g}{}", way.learning_rate, way.falling ? "/pass" : ""),
               fmt::format("{:.0f}", trained.updates.back()),
               fmt::format("{:.4f}", trained.losses.back()), fmt::format("{:.4f}", right)});
    if (!options.quick) {
      table.rows.back().push_back(fmt::format("{:.2f}", trained.seconds.back()));
    }
    record_score(options, "softmax regression, " + way.name, right);
    progress.advance();
  }
  table.print();
  // The fourth is in the table only: its name would take a quarter of the plot.
  for (auto* curves : {&by_updates, &by_samples, &by_seconds}) curves->pop_back();
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

}  // namespace dl
