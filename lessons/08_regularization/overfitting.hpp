#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "cures.hpp"
#include "few_samples.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "styles.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// The share of the wrong labels learned and the test accuracy, after every so many passes.
struct History {
  std::vector<double> memorized, test;
};

inline History watch(const TrainTest& data, const Cure& cure, int passes, int every, Rng& rng) {
  History history;
  FewSamples samples(data.train, label_noise, cure, rng);
  samples.learn(passes, [&](int pass) {
    if (pass % every != 0) return;
    history.memorized.push_back(samples.memorized());
    history.test.push_back(accuracy(predict(samples.network, data.test.x), data.test.y));
  });
  return history;
}

/// All runs with one cure.
struct Watched {
  Cure cure;
  std::vector<double> passes;
  std::vector<History> runs;

  Curve curve(std::vector<double> History::*list) const {
    Curve curve{.name = cure.name(), .style = style_of(cure.method)};
    for (std::size_t i = 0; i < passes.size(); ++i) {
      std::vector<double> values;
      for (const auto& run : runs) values.push_back((run.*list)[i]);
      curve.add(passes[i], Spread(values));
    }
    return curve;
  }
};

/// Without a cure, and with the best dose of dropout and of AdamW.
inline std::vector<Watched> watch_all(const TrainTest& data, const Outcomes& noisy,
                                      const Options& options) {
  const int every = std::max(1, options.epochs / 20);
  std::vector<double> passes;
  for (int pass = every; pass <= options.epochs; pass += every) passes.push_back(pass);
  std::vector<Watched> watched;
  for (const std::string method : {"none", "dropout", "AdamW"}) {
    const Cure cure = best_by(of_method(noisy, method), &Result::validation).cure;
    watched.push_back({cure, passes, Runs(options).each([&](Rng& rng) {
                         return watch(data, cure, options.epochs, every, rng);
                       })});
  }
  return watched;
}

/// When does a network begin to memorize, and what does that cost on the test?
inline void watch_overfitting(Plots& plots, const TrainTest& data, const Outcomes& noisy,
                              const Options& options) {
  Table table({"cure", "best test", "after pass", "test at the end"});
  CurvePanel memorized{"wrong labels learned"}, test{"test accuracy"};
  for (const auto& watched : watch_all(data, noisy, options)) {
    memorized.curves.push_back(watched.curve(&History::memorized));
    const auto& curve = test.curves.emplace_back(watched.curve(&History::test));
    const auto best = std::ranges::max_element(curve.y);
    const double pass = curve.x[static_cast<std::size_t>(best - curve.y.begin())];
    if (watched.cure.method == "none") test.marks = {{"best without a cure", pass}};
    table.row({watched.cure.name(), number(*best, 3), pass, number(curve.y.back(), 3)});
  }
  fmt::print("\nMean test accuracy on the way:\n\n");
  table.print();
  const auto& none = table.rows.front();
  plots.curve_panels(
      "overfitting",
      {fmt::format("Without a cure, test accuracy is {} after pass {} and {} in the end", none[1],
                   none[2], none[3]),
       fmt::format("pass over {} images, {} of the labels wrong", few, percent(label_noise, 0)),
       "share"},
      {memorized, test});
}

}  // namespace dl::lesson_08
