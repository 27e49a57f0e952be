#pragma once

#include <cmath>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "sine_regression.hpp"
#include "way.hpp"

namespace dl {

/// y = sin(2 x + 0.5) with noise: fitting w and b of sin(w x + b) has many valleys.
struct SineFit {
  Matrix x{100, 1}, y{100, 1};
  std::vector<Index> all;

  explicit SineFit(Rng& rng) {
    for (Index i = 0; i < x.rows(); ++i) {
      x(i, 0) = static_cast<real>(rng.uniform(-3, 3));
      y(i, 0) = static_cast<real>(std::sin(2 * x(i, 0) + 0.5) + rng.normal(0, 0.3));
      all.push_back(i);
    }
  }

  /// The loss over all samples at (w, b); its gradient is left in the place.
  double loss(Parameter& place) const { return SineRegression(place, x, y).gradient(all); }

  double loss(double w, double b) const {
    Parameter place = at(w, b);
    return loss(place);
  }

  static Parameter at(double w, double b) {
    Matrix place(1, 2);
    place << static_cast<real>(w), static_cast<real>(b);
    return Parameter(place);
  }

  /// Where descent ends, and the path of one point a pass.
  Parameter descend_from(Parameter place, const Way& way, int passes, Rng& rng, Curve& path) const {
    SineRegression objective(place, x, y);
    const Parameters parameters = {&place};
    for (int pass = 0; pass < passes; ++pass) {
      path.x.push_back(place.value(0, 0));
      path.y.push_back(place.value(0, 1));
      const auto order = rng.permutation(x.rows());
      descend(objective, way.batches(order), [&] { gradient_step(parameters, way.rate(pass)); });
    }
    return place;
  }
};

/// Where the loss is not convex, batch descent ends in the valley it starts in.
inline void many_valleys(Plots& plots, const SineFit& fit, Rng& rng) {
  fmt::print(
      "\nFitting sin(w x + b) to sin(2 x + 0.5) with noise, loss {:.4f} at w = 2, b = 0.5; "
      "batch descent, 2000 updates:\n\n",
      fit.loss(2, 0.5));
  Table table({"start w", "start b", "end w", "end b", "loss", "length of the gradient"});
  std::vector<Curve> paths;
  for (const double w : {0.5, 1.5, 2.5, 3.5, 4.5, 5.5}) {
    Curve path{fmt::format("from w = {:g}", w), {}, {}};
    auto end = fit.descend_from(SineFit::at(w, 0), {"batch", 0, 0.05}, 2000, rng, path);
    const double loss = fit.loss(end);
    table.row({fmt::format("{:g}", w), "0", fmt::format("{:.3f}", end.value(0, 0)),
               fmt::format("{:.3f}", end.value(0, 1)), fmt::format("{:.4f}", loss),
               fmt::format("{:.0e}", end.gradient.norm())});
    paths.push_back(path);
  }
  table.print();
  plots.contours("valleys", {"Where batch descent ends depends on where it starts", "w", "b"},
                 [&](double w, double b) { return fit.loss(w, b); }, paths, {-0.5, 6.5, -2, 3});
}

/// Who finds the best valley from the same random starts, at equal samples seen.
inline void who_escapes(Plots& plots, const Options& options, const SineFit& fit, Rng& rng) {
  const int starts = options.quick ? 5 : 20;
  const int passes = options.quick ? 30 : 100;
  const int samples = static_cast<int>(fit.all.size());
  const double found = fit.loss(2, 0.5) + 0.1;
  std::vector<Parameter> places;
  for (int i = 0; i < starts; ++i) {
    const double w = rng.uniform(0, 6);
    places.push_back(SineFit::at(w, rng.uniform(-3, 3)));
  }
  fmt::print(
      "\nBest valley found, of {} random starts, and the mean loss; each sees {} samples, "
      "the last column {} times as many:\n\n",
      starts, samples * passes, samples);
  Table table({"learning rate", "batch (100)", "mini-batch (10)", "stochastic (1)",
               "batch, as many updates as stochastic"});
  std::vector<Curve> curves;
  for (const double rate : {0.01, 0.03, 0.1, 0.3}) {
    table.row({fmt::format("{:g}", rate)});
    const auto try_out = [&](const Way& way, int as_long) {
      int hits = 0;
      double sum = 0;
      Curve mean{way.name, {}, std::vector<double>(static_cast<std::size_t>(passes))};
      for (const auto& place : places) {
        Curve path;
        auto end = fit.descend_from(place, way, as_long, rng, path);
        const double loss = fit.loss(end);
        sum += loss;
        hits += loss < found;
        for (std::size_t pass = 0; pass < mean.y.size(); ++pass) {
          mean.y[pass] += fit.loss(path.x[pass], path.y[pass]) / starts;
        }
      }
      table.rows.back().push_back(fmt::format("{:2} of {}  {:.3f}", hits, starts, sum / starts));
      for (int pass = 0; pass < passes; ++pass) mean.x.push_back(samples * pass);
      return mean;
    };
    const std::vector<Curve> means = {try_out({"batch (100)", 0, rate}, passes),
                                      try_out({"mini-batch (10)", 10, rate}, passes),
                                      try_out({"stochastic (1)", 1, rate}, passes)};
    try_out({"batch", 0, rate}, samples * passes);
    if (rate == 0.1) curves = means;
  }
  table.print();
  plots.curves("who_escapes",
               {"At a rate of 0.1 stochastic descent leaves the poor valleys", "samples seen",
                "mean loss over the starts"},
               curves);
}

}  // namespace dl
