#pragma once

#include "common/rng.hpp"
#include "curvature.hpp"
#include "least_squares.hpp"
#include "linear_model.hpp"

namespace dl::lesson_05 {

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

  /// Where every descent starts.
  static LinearModel start() {
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

}  // namespace dl::lesson_05
