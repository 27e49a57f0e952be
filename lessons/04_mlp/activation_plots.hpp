#pragma once

#include <vector>

#include "activations.hpp"
#include "common/plot.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

inline std::vector<Curve> curves_of(const std::vector<Activation>& activations, const Matrix& x) {
  std::vector<Curve> curves;
  Matrix y;
  for (const auto activation : activations) {
    activate(activation, x, y);
    curves.push_back(curve_of(name_of(activation), x, y));
  }
  return curves;
}

/// What does each activation make of a weighted sum?
inline void draw_activations(Plots& plots) {
  plots.curves("activations_bounded",
               {"Bounded: far from 0 these hardly move", "weighted sum", "output"},
               curves_of({Activation::step, Activation::sigmoid, Activation::tanh},
                         evenly_spaced(401, -5, 5)));
  plots.curves("activations_open",
               {"Open above: below 0 they let nothing or little through", "weighted sum", "output"},
               curves_of({Activation::relu, Activation::leaky_relu, Activation::gelu},
                         evenly_spaced(401, -4, 1.5)));
}

}  // namespace dl::lesson_04
