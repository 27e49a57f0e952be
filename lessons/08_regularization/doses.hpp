#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "cures.hpp"
#include "few_samples.hpp"

namespace dl::lesson_08 {

/// A few images with wrong labels: what does each cure do, and how much of it is right?
inline void print_doses(const Outcomes& noisy, const Options& options) {
  Table table({"cure", "value", "training", "wrong labels learned", "test", "half sum of squares"});
  for (const auto& [cure, runs] : noisy) {
    table.row({cure.method, cure.value, number(mean(of_each(runs, &Result::training)), 3),
               percent(mean(of_each(runs, &Result::memorized))),
               Spread(of_each(runs, &Result::test)).text(),
               number(mean(of_each(runs, &Result::penalty)), 1)});
  }
  fmt::print(
      "{} images, {} of the labels wrong, {} passes, mean of {} runs (lowest to highest):\n\n", few,
      percent(label_noise, 0), options.epochs, Runs(options).count());
  table.print();
}

/// Both kinds of decay, from too little to too much.
inline void plot_decay_sweep(Plots& plots, const Outcomes& noisy) {
  std::vector<Curve> curves;
  for (const std::string method : {"AdamW", "L2 in Adam"}) {
    Curve training{method + ", training"};
    Curve test{method + ", test"};
    for (const auto& [cure, runs] : of_method(noisy, method)) {
      training.add(cure.value, mean(of_each(runs, &Result::training)));
      test.add(cure.value, mean(of_each(runs, &Result::test)));
    }
    curves.push_back(training);
    curves.push_back(test);
  }
  plots.curves("decay_sweep",
               {"Too little decay learns the wrong labels, too much hardly learns", "weight decay",
                "accuracy"},
               curves, Axes::log_x);
}

}  // namespace dl::lesson_08
