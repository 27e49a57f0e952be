#pragma once

#include <algorithm>
#include <string>
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

/// The result of one run of softmax regression, and its training loss by three clocks.
struct Trained {
  LinearModel model;
  Curve by_updates, by_samples, by_seconds;
};

/// Trains, and measures the loss over all of `data` whenever half as many samples again were seen.
/// Only training is timed.
inline Trained train_softmax(const Way& way, const Dataset& data, int passes, Rng& rng) {
  const Curve empty{.name = way.name + " at " + way.rate_text(), .style = way.style()};
  Trained trained{LinearModel(data.x.cols(), data.classes()), empty, empty, empty};
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

/// The last loss measured until then.
inline double loss_until(double x, const Curve& curve) {
  const auto after = std::ranges::upper_bound(curve.x, x) - curve.x.begin();
  return curve.y[static_cast<std::size_t>(std::max<std::ptrdiff_t>(after, 1) - 1)];
}

/// Whose loss is smallest there.
inline std::string leader(double x, const std::vector<Curve>& curves) {
  return std::ranges::min_element(curves, {}, [x](const Curve& c) { return loss_until(x, c); })
      ->name;
}

inline void plot_clocks(Plots& plots, const Options& options, const std::vector<Trained>& all) {
  std::vector<CurvePanel> panels = {{"by updates", {}, "updates"},
                                    {"by samples", {}, "samples seen"},
                                    {"by time", {}, "seconds of processor time"}};
  for (const Trained& trained : all) {
    panels[0].curves.push_back(trained.by_updates);
    panels[1].curves.push_back(trained.by_samples);
    panels[2].curves.push_back(trained.by_seconds);
  }
  const double updates = all.front().by_updates.x.back();
  const double samples = all.front().by_samples.x.back();
  const auto title =
      fmt::format("Lowest loss after {:g} updates: {}; after {:g} samples: {}", updates,
                  leader(updates, panels[0].curves), samples, leader(samples, panels[1].curves));
  // No two runs take the same time, and two quick runs with one seed must be the same.
  if (options.quick) panels.pop_back();
  plots.curve_panels("clocks", {title, "", "training loss"}, panels, {.axes = Axes::log_x});
}

/// The training loss after all passes.
struct FinalLosses {
  double batch = 0;
  double mini_batch = 0;
};

/// Which descent is fastest on the images, counted in updates, in samples and in seconds?
inline FinalLosses three_clocks(Plots& plots, const Options& options, const TrainTest& fashion,
                                Rng& rng) {
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
    table.row({way.name, way.rate_text(), number(losses.x.back(), 0), number(losses.y.back()),
               number(right)});
    if (!options.quick) table.add(number(trained.by_seconds.x.back(), 2));
    record_score(options, "softmax regression, " + way.name, right);
    all.push_back(trained);
    progress.advance();
  }
  table.print();
  plot_clocks(plots, options, all);
  return {all[0].by_updates.y.back(), all[1].by_updates.y.back()};
}

}  // namespace dl::lesson_05
