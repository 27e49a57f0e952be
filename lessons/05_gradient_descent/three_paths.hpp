#pragma once

#include <cmath>
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

/// What came of one descent.
struct Walk {
  Curve path;  ///< weight and bias, over the first 200 updates: all 4,000 would cover the plot
  LinearModel end;
  int updates = 0;
  int uphill = 0;  ///< updates after which the loss was larger
};

inline Walk walk(const LineFit& fit, const Way& way, int passes, Rng& rng) {
  Walk result{Curve{way.name}, LineFit::start()};
  LinearModel& model = result.end;
  LinearRegression objective(model, fit.x, fit.y);
  const auto parameters = model.parameters();
  const auto remember = [&] { result.path.add(model.weight.value(0, 0), model.bias.value(0, 0)); };
  remember();
  double before = fit.above_minimum(model);
  for (int pass = 0; pass < passes; ++pass) {
    const auto order = rng.permutation(fit.x.rows());
    descend(objective, way.batches(order), [&] {
      gradient_step(parameters, way.rate(pass));
      const double now = fit.above_minimum(model);
      result.uphill += now > before;
      before = now;
      if (++result.updates <= 200) remember();
    });
  }
  return result;
}

/// How do stochastic, mini-batch and batch descent go down one valley, and how near do they come to
/// the closed form?
inline void three_paths(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  constexpr int passes = 20;
  fmt::print(
      "Linear regression, 200 samples, {} passes; the closed form: weight {:.4f}, bias {:.4f}\n\n",
      passes, fit.best(0, 0), fit.best(1, 0));
  Table table({"descent", "learning rate", "updates", "of them uphill", "weight", "bias",
               "loss above minimum"});
  std::vector<Curve> paths;
  for (const Way& way : {Way{"stochastic (1)", 1, 0.05}, Way{"mini-batch (20)", 20, 0.2},
                         Way{"batch (200)", 0, 0.3}}) {
    const Walk down = walk(fit, way, passes, rng);
    const double uphill = static_cast<double>(down.uphill) / down.updates;
    table.row({way.name, way.learning_rate, down.updates, percent(uphill, 0),
               number(down.end.weight.value(0, 0)), number(down.end.bias.value(0, 0)),
               scientific(fit.above_minimum(down.end))});
    paths.push_back(down.path);
  }
  table.print();
  plots.contours("paths",
                 {"The fewer samples in a batch, the more the path trembles", "weight", "bias"},
                 [&](double w, double b) { return std::sqrt(fit.above_minimum(w, b)); }, paths,
                 {-0.5, 2.5, -1.5, 1.8});
}

}  // namespace dl::lesson_05
