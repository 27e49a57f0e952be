#pragma once

#include <vector>

#include <fmt/format.h>

#include "batches.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "line_fit.hpp"
#include "linear_model.hpp"
#include "regression.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

/// The samples seen until the loss is less than `near` above its minimum.
inline Index samples_until(double near, const LineFit& fit, const Way& way, Rng& rng) {
  LinearModel model = LineFit::start();
  LinearRegression objective(model, fit.x, fit.y);
  const auto parameters = model.parameters();
  Index seen = 0;
  while (true) {
    const auto order = rng.permutation(fit.x.rows());
    for (const Batch batch : way.batches(order)) {
      descend(objective, {batch}, [&] { gradient_step(parameters, way.rate(0)); });
      seen += static_cast<Index>(batch.size());
      if (fit.above_minimum(model) < near) return seen;
    }
  }
}

inline double growth(const std::vector<double>& values) { return values.back() / values.front(); }

/// What does more data cost each way of descent?
inline void more_data(Plots& plots, const Options& options) {
  constexpr double near = 0.01;
  Table table({"samples in the data", "batch: samples seen", "stochastic: samples seen"});
  const Way all{"batch", 0, 0.3};
  const Way one{"stochastic", 1, 0.05};
  Curve batch{.name = all.name, .style = all.style()};
  Curve stochastic{.name = one.name, .style = one.style()};
  std::vector<Index> sizes = {100, 1000};
  if (!options.quick) sizes.insert(sizes.end(), {10000, 100000});
  for (const Index n : sizes) {
    Rng rng(options.seed);
    const LineFit fit(n, rng);
    const Index by_batch = samples_until(near, fit, all, rng);
    const Index by_one = samples_until(near, fit, one, rng);
    table.row({n, by_batch, by_one});
    batch.add(n, by_batch);
    stochastic.add(n, by_one);
  }
  fmt::print("\nSamples seen until the loss is {:g} above its minimum:\n\n", near);
  table.print();
  plots.curves("more_data",
               {fmt::format("With {:g} times the data batch descent sees {:.0f} times the samples, "
                            "stochastic descent {:.1f}",
                            growth(batch.x), growth(batch.y), growth(stochastic.y)),
                "samples in the data", "samples seen until near the minimum"},
               {batch, stochastic}, Axes::log_log);
}

}  // namespace dl::lesson_05
