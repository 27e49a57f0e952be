#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "line_fit.hpp"
#include "linear_model.hpp"
#include "regression.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

/// The result of one descent.
struct Walk {
  Curve path;  ///< weight and bias, over the first 200 updates: all 4,000 would cover the plot
  LinearModel end;
  std::size_t samples = 0;  ///< in a batch
  int updates = 0;
  int uphill = 0;  ///< updates after which the loss was larger
};

inline Walk walk(const LineFit& fit, const Way& way, int passes, Rng& rng) {
  Walk result{{.name = way.name, .style = way.style()}, LineFit::start()};
  LinearModel& model = result.end;
  LinearRegression objective(model, fit.x, fit.y);
  const auto parameters = model.parameters();
  const auto remember = [&] { result.path.add(model.weight.value(0, 0), model.bias.value(0, 0)); };
  remember();
  double before = fit.above_minimum(model);
  for (int pass = 0; pass < passes; ++pass) {
    const auto order = rng.permutation(fit.x.rows());
    const auto batches = way.batches(order);
    result.samples = batches.front().size();
    descend(objective, batches, [&] {
      gradient_step(parameters, way.rate(pass));
      const double now = fit.above_minimum(model);
      result.uphill += now > before;
      before = now;
      if (++result.updates <= 200) remember();
    });
  }
  return result;
}

/// "49% with 1, 45% with 20, 0% with 200".
inline std::string uphill_text(const std::vector<Walk>& walks) {
  std::string text;
  for (const Walk& walk : walks) {
    const double share = static_cast<double>(walk.uphill) / walk.updates;
    text += fmt::format("{}{} with {}", text.empty() ? "" : ", ", percent(share, 0), walk.samples);
  }
  return text;
}

/// How do stochastic, mini-batch and batch descent go down one valley, and how near do they come to
/// the closed form?
inline void three_paths(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  constexpr int passes = 20;
  fmt::print(
      "\nLinear regression, 200 samples, {} passes; the closed form: weight {:.4f}, bias "
      "{:.4f}\n\n",
      passes, fit.best(0, 0), fit.best(1, 0));
  Table table({"descent", "learning rate", "updates", "of them uphill", "weight", "bias",
               "loss above minimum"});
  std::vector<Walk> walks;
  std::vector<Curve> paths;
  const Rng before = rng;
  for (const Way& way :
       {Way{"stochastic (1)", 1, 0.05}, Way{"stochastic (1), rate falling", 1, 0.05, true},
        Way{"mini-batch (20)", 20, 0.2}, Way{"batch (200)", 0, 0.3}}) {
    Rng again = before;  // a rate that falls meets the samples in the same order
    const Walk down = walk(fit, way, passes, way.falling ? again : rng);
    const double uphill = static_cast<double>(down.uphill) / down.updates;
    table.row({way.name, way.rate_text(), down.updates, percent(uphill, 0),
               number(down.end.weight.value(0, 0)), number(down.end.bias.value(0, 0)),
               scientific(fit.above_minimum(down.end))});
    if (way.falling) continue;
    walks.push_back(down);
    paths.push_back(down.path);
  }
  table.print();
  plots.contours(
      "paths",
      {fmt::format("Steps that lead uphill: {} samples", uphill_text(walks)), "weight", "bias"},
      [&](double w, double b) { return std::sqrt(fit.above_minimum(w, b)); }, paths,
      {-0.5, 2.5, -1.5, 1.8},
      {.panel_per_path = true, .goals = {{fit.best(0, 0), fit.best(1, 0)}}});
}

}  // namespace dl::lesson_05
