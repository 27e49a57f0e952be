#pragma once

#include <functional>

#include "matrix.hpp"

namespace dl {

/// How far a given derivative is from a numerical one, relative to the larger of the two and 1.
/// Not a number where one of them is not, or is infinite.
double relative_error(double given, double numerical);

/// The gradient check: the largest relative error of `gradient`, entry by entry, from
/// derivative(w), which tries out the entry w of `value`. Not a number as soon as one entry is not.
/// Throws std::invalid_argument unless both have one shape.
double gradient_error(Matrix& value, const Matrix& gradient,
                      const std::function<double(real& w)>& derivative);

/// The same with central differences of f at x, (f(x + h) - f(x - h)) / 2h. Meant for double: about
/// 1e-9 when right.
double gradient_error(const std::function<double(const Matrix&)>& f, Matrix x,
                      const Matrix& gradient, double h = 1e-5);

}  // namespace dl
