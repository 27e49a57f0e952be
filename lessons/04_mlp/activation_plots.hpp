#pragma once

#include <string>
#include <vector>

#include "activations.hpp"
#include "common/plot.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

/// How fast an activation rises at each x: the difference quotient over a short piece.
inline Matrix slope_at(Activation activation, const Matrix& x) {
  const real half = real(0.005);
  Matrix after, before;
  activate(activation, x.array() + half, after);
  activate(activation, x.array() - half, before);
  return (after - before) / (2 * half);
}

/// Activations, and beside them their slopes; a step has none.
inline std::vector<CurvePanel> activations_and_slopes(const std::vector<Activation>& activations,
                                                      const Matrix& x) {
  CurvePanel outputs{"output"};
  CurvePanel slopes{"slope"};
  for (const auto activation : activations) {
    Matrix y;
    activate(activation, x, y);
    outputs.curves.push_back(curve_of(name_of(activation), x, y));
    if (activation == Activation::step) continue;
    slopes.curves.push_back(curve_of(name_of(activation), x, slope_at(activation, x)));
  }
  return {outputs, slopes};
}

/// What does each activation make of a weighted sum, and how fast does it rise there?
inline void draw_activations(Plots& plots) {
  plots.curve_panels(
      "activations_bounded",
      {"Bounded activations, and how fast they rise: far from 0 hardly at all", "weighted sum"},
      activations_and_slopes({Activation::step, Activation::sigmoid, Activation::tanh},
                             evenly_spaced(400, -5, 5)));
  plots.curve_panels(
      "activations_open",
      {"Activations without an upper bound, and how fast they rise", "weighted sum"},
      activations_and_slopes({Activation::relu, Activation::leaky_relu, Activation::gelu},
                             evenly_spaced(400, -3, 3)));
}

}  // namespace dl::lesson_04
