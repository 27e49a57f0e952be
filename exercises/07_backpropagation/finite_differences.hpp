#pragma once

#include <algorithm>
#include <cmath>

#include "solutions/05_gradient_descent/parameter.hpp"
#include "common/todo.hpp"

namespace dl {

/// dL/dw of one weight by trying it out: (L(w + h) - L(w - h)) / 2h, the central difference. Its
/// error shrinks with h², until rounding takes over (Nocedal and Wright 2006, section 8.1).
/// `loss()` computes L with the weights as they are; w ends as it began.
template <typename Loss>
double central_difference(real& w, Loss loss, double h) {
  // exercise 07.8: a derivative by trying
  todo("07.8");
}

/// The gradient check: the largest difference between each parameter's gradient and its central
/// difference, relative to the larger of the two and 1. About 1e-9 in double when all is right,
/// nothing to go by in float. `loss()` as above.
template <typename Loss>
double gradient_check(const Parameters& parameters, Loss loss, double h = 1e-5) {
  double worst = 0;
  for (auto* p : parameters) {
    for (Index i = 0; i < p->value.size(); ++i) {
      const double tried = central_difference(p->value.data()[i], loss, h);
      const double given = p->gradient.data()[i];
      const double scale = std::max({1.0, std::abs(tried), std::abs(given)});
      const double error = std::abs(tried - given) / scale;
      if (!(error <= worst)) worst = error;
    }
  }
  return worst;
}

}  // namespace dl
