#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "parameter.hpp"
#include "sine_fit.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

/// The same descent from each of several starts.
struct Descents {
  std::vector<Curve> paths = {};    ///< one point a pass
  std::vector<double> losses = {};  ///< in the end
  int best_valley = 0;              ///< how many ended there

  /// "10 of 20  0.450": how many found the best valley, and the mean loss in the end.
  std::string text() const {
    return fmt::format("{:2} of {}  {:.3f}", best_valley, losses.size(), mean(losses));
  }
};

inline Descents descend_from_each(const std::vector<Parameter>& starts, const SineFit& fit,
                                  const Way& way, int passes, Rng& rng) {
  Descents descents;
  for (const Parameter& start : starts) {
    Curve path;
    Parameter end = fit.descend_from(start, way, passes, rng, path);
    descents.paths.push_back(path);
    descents.losses.push_back(fit.loss(end));
    descents.best_valley += fit.is_best_valley(descents.losses.back());
  }
  return descents;
}

/// The loss from each start by the samples seen, a thin line for each.
inline CurvePanel loss_panel(const Way& way, const Descents& descents, const SineFit& fit) {
  CurvePanel panel{
      fmt::format("{}: {} of {}", way.name, descents.best_valley, descents.losses.size())};
  for (std::size_t i = 0; i < descents.paths.size(); ++i) {
    Curve curve = SineFit::outcome(fit.is_best_valley(descents.losses[i]));
    curve.style.width = 0.8;
    curve.style.marker = Marker::none;
    curve.style.dash = Dash::solid;
    const Curve& path = descents.paths[i];
    for (std::size_t pass = 0; pass < path.x.size(); ++pass) {
      curve.add(static_cast<double>(pass * fit.all.size()), fit.loss(path.x[pass], path.y[pass]));
    }
    panel.curves.push_back(curve);
  }
  return panel;
}

inline std::vector<Parameter> random_starts(int count, Rng& rng) {
  std::vector<Parameter> starts;
  for (int i = 0; i < count; ++i) {
    const double w = rng.uniform(0, 6);
    starts.push_back(SineFit::at(w, rng.uniform(-3, 3)));
  }
  return starts;
}

/// Who finds the best valley from the same random starts, at equal samples seen?
inline void who_escapes(Plots& plots, const Options& options, const SineFit& fit, Rng& rng) {
  constexpr double shown_rate = 0.1;
  const int passes = options.quick ? 30 : 100;
  const int samples = static_cast<int>(fit.all.size());
  const auto starts = random_starts(options.quick ? 5 : 20, rng);
  fmt::print(
      "\nHow many of {} random starts end in the best valley, and the mean loss; "
      "each sees {} samples, the last column {} times as many:\n\n",
      starts.size(), samples * passes, samples);
  Table table({"learning rate", "batch (100)", "mini-batch (10)", "stochastic (1)",
               "batch, as many updates as stochastic"});
  std::vector<CurvePanel> panels;
  for (const double rate : {0.01, 0.03, 0.1, 0.3}) {
    table.row({rate});
    for (const Way& way : {Way{"batch (100)", 0, rate}, Way{"mini-batch (10)", 10, rate},
                           Way{"stochastic (1)", 1, rate}}) {
      const auto descents = descend_from_each(starts, fit, way, passes, rng);
      table.add(descents.text());
      if (rate == shown_rate) panels.push_back(loss_panel(way, descents, fit));
    }
    const auto longer = descend_from_each(starts, fit, {"batch", 0, rate}, samples * passes, rng);
    table.add(longer.text());
  }
  table.print();
  plots.curve_panels("who_escapes",
                     {fmt::format("Ends in the best valley at a rate of {:g}, from {} starts",
                                  shown_rate, starts.size()),
                      "samples seen", "loss over all samples"},
                     panels);
}

}  // namespace dl::lesson_05
