#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "image_results.hpp"

namespace dl::lesson_06 {

inline Curve losses_of(const Result& result, const std::string& name, Colour colour) {
  std::vector<std::vector<double>> runs;
  for (const auto& run : result.runs) runs.push_back(run.losses);
  return spread_over_epochs(name, runs, {.colour = colour});
}

inline void plot_rates(Plots& plots, const std::vector<Result>& results) {
  std::vector<Curve> curves;
  for (const auto& result : results) curves.push_back(result.tuning.losses);
  const auto [lowest, highest] = std::ranges::minmax(
      results, {}, [](const Result& result) { return result.tuning.best_rate; });
  const double lowest_loss = std::ranges::min_element(results, {}, [](const Result& r) {
                               return r.tuning.best_loss;
                             })->tuning.best_loss;
  plots.curves("images_rates",
               {fmt::format("The best learning rate goes from {:g} ({}) to {:g} ({})",
                            lowest.tuning.best_rate, lowest.recipe.method.name,
                            highest.tuning.best_rate, highest.recipe.method.name),
                "learning rate", "loss on images held back"},
               curves, {.axes = Axes::log_x, .y = {.high = 2.5 * lowest_loss}});
}

inline void plot_optimizers(Plots& plots, const std::vector<Result>& results) {
  std::vector<Curve> curves;
  for (const auto& result : results) {
    curves.push_back(losses_of(result, result.recipe.method.name, result.recipe.method.colour));
  }
  const auto [best, worst] = std::ranges::minmax(results, {}, &Result::last_loss);
  plots.curves("images_loss",
               {fmt::format("At constant rates {} ends at the lowest loss, {} at the highest",
                            best.recipe.method.name, worst.recipe.method.name),
                "epoch", "training loss"},
               curves);
}

inline void plot_schedules(Plots& plots, const std::vector<Result>& results) {
  std::vector<CurvePanel> panels;
  std::string ends;
  for (const auto& m : {momentum, adam}) {
    CurvePanel panel{.title = m.name};
    for (const auto& result : results) {
      if (result.recipe.method.name != m.name) continue;
      const auto& schedule = result.recipe.schedule;
      panel.curves.push_back(losses_of(result, schedule.name, schedule.colour));
    }
    panels.push_back(panel);
    ends += fmt::format("{}{} {:.3f} instead of {:.3f}", ends.empty() ? "" : ", ", m.name,
                        result_of(results, m, cosine).last_loss(),
                        result_of(results, m, constant).last_loss());
  }
  plots.curve_panels("schedules_loss", {"Loss with a cosine: " + ends, "epoch", "training loss"},
                     panels);
}

inline void plot_results(Plots& plots, const std::vector<Result>& results) {
  const auto constant_ones = at_constant_rates(results);
  plot_rates(plots, constant_ones);
  plot_optimizers(plots, constant_ones);
  plot_schedules(plots, results);
}

}  // namespace dl::lesson_06
