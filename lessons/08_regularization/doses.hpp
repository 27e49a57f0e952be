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
#include "styles.hpp"

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

/// A number of each dose of one method, as a curve.
inline Curve by_dose(const Outcomes& doses, double Result::*number) {
  const auto& method = doses.front().cure.method;
  Curve curve{.name = method, .style = style_of(method)};
  for (const auto& [cure, runs] : doses) curve.add(cure.value, Spread(of_each(runs, number)));
  return curve;
}

/// Both kinds of decay, from too little to too much.
inline void plot_decay_sweep(Plots& plots, const Outcomes& noisy) {
  const auto adamw = of_method(noisy, "AdamW");
  const auto l2 = of_method(noisy, "L2 in Adam");
  const auto panel = [&](const std::string& title, double Result::*number) {
    const double none = mean(of_each(without_cure(noisy).runs, number));
    return CurvePanel{.title = title,
                      .curves = {by_dose(l2, number), by_dose(adamw, number)},
                      .references = {{"none", none}}};
  };
  const auto best = [](const Outcomes& doses) { return best_by(doses, &Result::test).cure.value; };
  plots.curve_panels(
      "decay_sweep",
      {fmt::format("The test is best with a decay of {:g} in AdamW, {:g} in Adam", best(adamw),
                   best(l2)),
       "weight decay", "share"},
      {panel("wrong labels learned", &Result::memorized), panel("test accuracy", &Result::test)},
      {.axes = Axes::log_x});
}

}  // namespace dl::lesson_08
