#pragma once

#include <cmath>

#include "common/gradient_check.hpp"
#include "layer.hpp"
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

/// Where a gradient check found the largest difference.
struct LargestDifference {
  std::string parameter;  ///< its name
  double error = 0;       ///< relative to the larger of the two and 1; not a number if one is not
};

/// The gradient check: each parameter's gradient against its central difference. An error of about
/// 1e-9 in double when all is right; in float take an h near 0.01, for an error of about 1e-5. `loss()` as
/// above.
template <typename Loss>
LargestDifference gradient_check(const NamedParameters& parameters, Loss loss, double h = 1e-5) {
  LargestDifference largest;
  for (const auto& [name, p] : parameters) {
    const double error = gradient_error(p->value, p->gradient,
                                        [&](real& w) { return central_difference(w, loss, h); });
    if (!(error <= largest.error)) largest = {name, error};
    if (std::isnan(error)) break;
  }
  return largest;
}

}  // namespace dl
