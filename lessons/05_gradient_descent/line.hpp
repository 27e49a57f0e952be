#pragma once

#include <cmath>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "curvature.hpp"
#include "descend.hpp"
#include "least_squares.hpp"
#include "regression.hpp"
#include "way.hpp"

namespace dl {

/// Samples on a line y = 0.5 x + 1 with noise; x is not centred, so that the valley of the squared
/// error is narrow and lies askew.
struct LineFit {
  Matrix x, y;
  Matrix hessian;  ///< [2, 2], the same everywhere
  Matrix best;     ///< [2, 1], weight and bias of the closed form

  LineFit(Index n, Rng& rng) : x(n, 1), y(n, 1) {
    for (Index i = 0; i < n; ++i) {
      x(i, 0) = static_cast<real>(rng.uniform(-0.5, 2));
      y(i, 0) = static_cast<real>(0.5 * x(i, 0) + 1 + rng.normal(0, 0.3));
    }
    hessian = squared_error_hessian(x);
    best = least_squares(x, y);
  }

  LinearModel start() const {
    LinearModel model(1, 1);
    model.weight.value(0, 0) = 2;
    model.bias.value(0, 0) = -1;
    return model;
  }

  /// How far the loss is above its minimum: exact, because the loss is a quadratic.
  double above_minimum(double weight, double bias) const {
    const double dw = weight - best(0, 0);
    const double db = bias - best(1, 0);
    return (hessian(0, 0) * dw * dw + 2 * hessian(0, 1) * dw * db + hessian(1, 1) * db * db) / 2;
  }

  double above_minimum(const LinearModel& model) const {
    return above_minimum(model.weight.value(0, 0), model.bias.value(0, 0));
  }
};

/// Three ways down one valley, and how near each comes to the closed form.
inline void three_paths(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  constexpr int passes = 20;
  fmt::print(
      "Linear regression, 200 samples, {} passes; the closed form: weight {:.4f}, bias "
      "{:.4f}\n\n",
      passes, fit.best(0, 0), fit.best(1, 0));
  Table table({"descent", "learning rate", "updates", "of them uphill", "weight", "bias",
               "loss above minimum"});
  std::vector<Curve> paths;
  for (const Way& way : {Way{"stochastic (1)", 1, 0.05}, Way{"mini-batch (20)", 20, 0.2},
                         Way{"batch (200)", 0, 0.3}}) {
    auto model = fit.start();
    LinearRegression objective(model, fit.x, fit.y);
    const auto parameters = model.parameters();
    Curve path{way.name, {}, {}};
    int updates = 0;
    int uphill = 0;
    double before = fit.above_minimum(model);
    const auto remember = [&] {
      path.x.push_back(model.weight.value(0, 0));
      path.y.push_back(model.bias.value(0, 0));
    };
    remember();
    for (int pass = 0; pass < passes; ++pass) {
      const auto order = rng.permutation(fit.x.rows());
      descend(objective, way.batches(order), [&] {
        gradient_step(parameters, way.rate(pass));
        const double now = fit.above_minimum(model);
        uphill += now > before;
        before = now;
        // All 4,000 updates of stochastic descent would cover the plot.
        if (++updates <= 200) remember();
      });
    }
    paths.push_back(path);
    table.row({way.name, fmt::format("{:g}", way.learning_rate), std::to_string(updates),
               fmt::format("{:.0f}%", 100.0 * uphill / updates),
               fmt::format("{:.4f}", model.weight.value(0, 0)),
               fmt::format("{:.4f}", model.bias.value(0, 0)), fmt::format("{:.1e}", before)});
  }
  table.print();
  plots.contours("paths",
                 {"The fewer samples in a batch, the more the path trembles", "weight", "bias"},
                 [&](double w, double b) { return std::sqrt(fit.above_minimum(w, b)); }, paths,
                 {-0.5, 2.5, -1.5, 1.8});
}

/// The samples seen until the loss is within 0.01 of its minimum, for more and more data.
inline void more_data(Plots& plots, const Options& options) {
  constexpr double near = 0.01;
  Table table({"samples in the data", "batch: samples seen", "stochastic: samples seen"});
  Curve batch{"batch", {}, {}};
  Curve stochastic{"stochastic", {}, {}};
  const std::vector<Index> sizes =
      options.quick ? std::vector<Index>{100, 1000} : std::vector<Index>{100, 1000, 10000, 100000};
  for (const Index n : sizes) {
    Rng rng(options.seed);
    const LineFit fit(n, rng);
    const auto samples_until_near = [&](const Way& way) {
      auto model = fit.start();
      LinearRegression objective(model, fit.x, fit.y);
      const auto parameters = model.parameters();
      double seen = 0;
      while (true) {
        const auto order = rng.permutation(n);
        for (const Batch one : way.batches(order)) {
          descend(objective, {one}, [&] { gradient_step(parameters, way.rate(0)); });
          seen += static_cast<double>(one.size());
          if (fit.above_minimum(model) < near) return seen;
        }
      }
    };
    batch.x.push_back(static_cast<double>(n));
    batch.y.push_back(samples_until_near({"batch", 0, 0.3}));
    stochastic.x.push_back(static_cast<double>(n));
    stochastic.y.push_back(samples_until_near({"stochastic", 1, 0.05}));
    table.row({std::to_string(n), fmt::format("{:.0f}", batch.y.back()),
               fmt::format("{:.0f}", stochastic.y.back())});
  }
  fmt::print("\nSamples seen until the loss is {:g} above its minimum:\n\n", near);
  table.print();
  plots.curves("more_data",
               {"Batch descent pays for every sample at every step", "samples in the data",
                "samples seen until near the minimum"},
               {batch, stochastic}, Axes::log_log);
}

/// The same descent at rates on both sides of 2 / λ_max.
inline void edge(Plots& plots, Rng& rng) {
  const LineFit fit(200, rng);
  const double edge = learning_rate_edge(fit.hessian);
  fmt::print("\nBatch descent; the largest curvature λ_max is {:.4f}, the edge 2/λ_max {:.4f}:\n\n",
             2 / edge, edge);
  Table table({"share of the edge", "learning rate", "came to"});
  std::vector<Curve> curves;
  for (const double share : {0.01, 0.5, 0.98, 1.02, 1.5}) {
    auto model = fit.start();
    LinearRegression objective(model, fit.x, fit.y);
    const auto parameters = model.parameters();
    const auto order = rng.permutation(fit.x.rows());
    const auto rate = static_cast<real>(share * edge);
    Curve curve{fmt::format("{:g} of the edge", share), {}, {}};
    std::string outcome;
    for (int update = 0; update <= 500 && outcome.empty(); ++update) {
      const double above = fit.above_minimum(model);
      if (update < 60) {
        curve.x.push_back(update);
        curve.y.push_back(above);
      }
      if (above < 1e-6) outcome = fmt::format("the minimum, after {} updates", update);
      const auto pass =
          descend(objective, batch_of_all(order), [&] { gradient_step(parameters, rate); });
      if (pass.diverged) outcome = fmt::format("diverged, noticed at update {}", update + 1);
    }
    if (outcome.empty()) {
      outcome = fmt::format("{:.1e} above the minimum after 500 updates", fit.above_minimum(model));
    }
    table.row({fmt::format("{:g}", share), fmt::format("{:.4f}", rate), outcome});
    curves.push_back(curve);
  }
  table.print();
  plots.curves("edge",
               {"Below 2/lambda_max the loss falls, above it grows without end", "update",
                "loss above minimum"},
               curves, Axes::log_y);
}

}  // namespace dl
