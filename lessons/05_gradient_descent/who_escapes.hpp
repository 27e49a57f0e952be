#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "parameter.hpp"
#include "sine_fit.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

/// The same descent from each of several starts.
struct Descents {
  std::string name;
  std::vector<Curve> paths;    ///< one point a pass
  std::vector<double> losses;  ///< in the end
};

inline Descents descend_from_each(const std::vector<Parameter>& starts, const SineFit& fit,
                                  const Way& way, int passes, Rng& rng) {
  Descents descents{way.name, {}, {}};
  for (const Parameter& start : starts) {
    Curve path;
    Parameter end = fit.descend_from(start, way, passes, rng, path);
    descents.paths.push_back(path);
    descents.losses.push_back(fit.loss(end));
  }
  return descents;
}

/// "10 of 20  0.450": how many found the best valley, and the mean loss in the end.
inline std::string result_text(const Descents& descents, const SineFit& fit) {
  const double found = fit.loss(2, 0.5) + 0.1;
  const auto hits =
      std::ranges::count_if(descents.losses, [&](double loss) { return loss < found; });
  return fmt::format("{:2} of {}  {:.3f}", hits, descents.losses.size(), mean(descents.losses));
}

/// The mean loss over the starts, by the samples seen.
inline Curve mean_loss(const Descents& descents, const SineFit& fit) {
  std::vector<std::vector<double>> losses;
  for (const Curve& path : descents.paths) {
    auto& along = losses.emplace_back();
    for (std::size_t pass = 0; pass < path.x.size(); ++pass) {
      along.push_back(fit.loss(path.x[pass], path.y[pass]));
    }
  }
  Curve curve{descents.name};
  double seen = 0;
  for (const double loss : mean_of_each(losses)) {
    curve.add(seen, loss);
    seen += static_cast<double>(fit.all.size());
  }
  return curve;
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
  const int passes = options.quick ? 30 : 100;
  const int samples = static_cast<int>(fit.all.size());
  const auto starts = random_starts(options.quick ? 5 : 20, rng);
  fmt::print(
      "\nBest valley found, of {} random starts, and the mean loss; "
      "each sees {} samples, the last column {} times as many:\n\n",
      starts.size(), samples * passes, samples);
  Table table({"learning rate", "batch (100)", "mini-batch (10)", "stochastic (1)",
               "batch, as many updates as stochastic"});
  std::vector<Curve> curves;
  for (const double rate : {0.01, 0.03, 0.1, 0.3}) {
    table.row({rate});
    for (const Way& way : {Way{"batch (100)", 0, rate}, Way{"mini-batch (10)", 10, rate},
                           Way{"stochastic (1)", 1, rate}}) {
      const auto descents = descend_from_each(starts, fit, way, passes, rng);
      table.add(result_text(descents, fit));
      if (rate == 0.1) curves.push_back(mean_loss(descents, fit));
    }
    const auto longer = descend_from_each(starts, fit, {"batch", 0, rate}, samples * passes, rng);
    table.add(result_text(longer, fit));
  }
  table.print();
  plots.curves("who_escapes",
               {"At a rate of 0.1 stochastic descent leaves the poor valleys", "samples seen",
                "mean loss over the starts"},
               curves);
}

}  // namespace dl::lesson_05
