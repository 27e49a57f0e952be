#pragma once

#include <functional>

#include "matrix.hpp"

namespace dl {

/// Compares `gradient` with central differences of f at x, (f(x + h) - f(x - h)) / 2h, entry by
/// entry. Returns the largest |a - n| / max(1, |a|, |n|), where a is the given entry and n the
/// numerical one. Meant for double: about 1e-9 when right.
double gradient_error(const std::function<double(const Matrix&)>& f, Matrix x,
                      const Matrix& gradient, double h = 1e-5);

}  // namespace dl
