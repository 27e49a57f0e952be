#pragma once

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

/// What batch descent came to; to `losses` it adds how far the loss was above its minimum before
/// each of the first 60 updates.
inline std::string descend_at(real learning_rate, const LineFit& fit, Rng& rng, Curve& losses) {
  LinearModel model = LineFit::start();
  LinearRegression objective(model, fit.x, fit.y);
  const auto parameters = model.parameters();
  const auto order = rng.permutation(fit.x.rows());
  for (int update = 0; update <= 500; ++update) {
    const double above = fit.above_minimum(model);
    if (update < 60) losses.add(update, above);
    if (above < 1e-6) return fmt::format("the minimum, after {} updates", update);
    const auto pass =
        descend(objective, batch_of_all(order), [&] { gradient_step(parameters, learning_rate); });
    if (pass.diverged) return fmt::format("diverged, noticed at update {}", update + 1);
  }
  return scientific(fit.above_minimum(model)) + " above the minimum after 500 updates";
}

/// What happens at learning rates on both sides of 2 / λ_max?
inline void edge(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  const double edge = learning_rate_edge(fit.hessian);
  fmt::print("\nBatch descent; the largest curvature λ_max is {:.4f}, the edge 2/λ_max {:.4f}:\n\n",
             2 / edge, edge);
  Table table({"share of the edge", "learning rate", "came to"});
  std::vector<Curve> curves;
  for (const double share : {0.01, 0.5, 0.98, 1.02, 1.5}) {
    const auto rate = static_cast<real>(share * edge);
    Curve losses{fmt::format("{:g} of the edge", share)};
    table.row({share, number(rate), descend_at(rate, fit, rng, losses)});
    curves.push_back(losses);
  }
  table.print();
  plots.curves("edge",
               {"Below 2/lambda_max the loss falls, above it grows without end", "update",
                "loss above minimum"},
               curves, Axes::log_y);
}

}  // namespace dl::lesson_05
