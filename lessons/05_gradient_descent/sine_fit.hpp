#pragma once

#include <cmath>
#include <vector>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "descend.hpp"
#include "parameter.hpp"
#include "sine_regression.hpp"
#include "way.hpp"

namespace dl::lesson_05 {

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

  /// Whether a loss is that of the valley around w = 2, b = 0.5, which the samples come from.
  bool is_best_valley(double loss_there) const { return loss_there < loss(2, 0.5) + 0.1; }

  /// The name and the style of a descent in the plots.
  static Curve outcome(bool best_valley) {
    if (best_valley) return {.name = "ends in the best valley", .style = {.colour = Colour::blue}};
    return {.name = "ends elsewhere", .style = {.colour = Colour::pink, .dash = Dash::dashed}};
  }

  static Parameter at(double w, double b) {
    Matrix place(1, 2);
    place << static_cast<real>(w), static_cast<real>(b);
    return Parameter(place);
  }

  /// Where descent ends; to `path` it adds the start and one point a pass.
  Parameter descend_from(Parameter place, const Way& way, int passes, Rng& rng, Curve& path) const {
    SineRegression objective(place, x, y);
    const Parameters parameters = {&place};
    path.add(place.value(0, 0), place.value(0, 1));
    for (int pass = 0; pass < passes; ++pass) {
      const auto order = rng.permutation(x.rows());
      descend(objective, way.batches(order), [&] { gradient_step(parameters, way.rate(pass)); });
      path.add(place.value(0, 0), place.value(0, 1));
    }
    return place;
  }
};

}  // namespace dl::lesson_05
