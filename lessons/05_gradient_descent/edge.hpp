#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "batches.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "curvature.hpp"
#include "descend.hpp"
#include "line_fit.hpp"
#include "linear_model.hpp"
#include "regression.hpp"

namespace dl::lesson_05 {

/// How batch descent ended, in words and as a fact.
struct Ending {
  std::string text;
  bool arrived = false;
  bool diverged = false;
};

/// How batch descent ends; to `losses` it adds how far the loss was above its minimum before each
/// of the first 60 updates.
inline Ending descend_at(real learning_rate, const LineFit& fit, Rng& rng, Curve& losses) {
  LinearModel model = LineFit::start();
  LinearRegression objective(model, fit.x, fit.y);
  const auto parameters = model.parameters();
  const auto order = rng.permutation(fit.x.rows());
  for (int update = 0; update <= 500; ++update) {
    const double above = fit.above_minimum(model);
    if (update < 60) losses.add(update, above);
    if (above < 1e-6) return {fmt::format("arrives after {} updates", update), true};
    const auto pass =
        descend(objective, batch_of_all(order), [&] { gradient_step(parameters, learning_rate); });
    if (pass.diverged) {
      return {fmt::format("diverges, noticed at update {}", update + 1), false, true};
    }
  }
  return {fmt::format("{:.1e} above the minimum after 500 updates", fit.above_minimum(model))};
}

/// The largest share of 2 / λ_max that arrived, and the smallest that diverged.
struct Edge {
  double arrives = 0;
  double diverges = std::numeric_limits<double>::infinity();

  std::string text() const {
    return fmt::format("{:g} of 2/λ_max arrives, {:g} diverges", arrives, diverges);
  }
};

/// What happens at learning rates on both sides of 2 / λ_max?
inline Edge edge(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  const double limit = learning_rate_edge(fit.hessian);
  fmt::print(
      "\nBatch descent until the loss is 1e-6 above its minimum; the largest curvature λ_max is "
      "{:.4f}, "
      "the edge 2/λ_max {:.4f}:\n\n",
      2 / limit, limit);
  Table table({"share of the edge", "learning rate", "batch descent"});
  std::vector<Curve> curves;
  Edge found;
  for (const double share : {0.01, 0.5, 0.98, 1.02, 1.5}) {
    const auto rate = static_cast<real>(share * limit);
    Curve losses{.name = fmt::format("{:g} of 2/λ_max", share), .style = {.marker = Marker::none}};
    const Ending ending = descend_at(rate, fit, rng, losses);
    table.row({share, number(rate), ending.text});
    if (ending.arrived) found.arrives = std::max(found.arrives, share);
    if (ending.diverged) found.diverges = std::min(found.diverges, share);
    curves.push_back(losses);
  }
  table.print();
  plots.curves("edge", {fmt::format("A step of {}", found.text()), "update", "loss above minimum"},
               curves, Axes::log_y);
  return found;
}

}  // namespace dl::lesson_05
