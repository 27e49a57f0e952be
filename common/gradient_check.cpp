#include "gradient_check.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace dl {

double relative_error(double given, double numerical) {
  return std::abs(given - numerical) / std::max({1.0, std::abs(given), std::abs(numerical)});
}

double gradient_error(Matrix& value, const Matrix& gradient,
                      const std::function<double(real& w)>& derivative) {
  if (gradient.rows() != value.rows() || gradient.cols() != value.cols()) {
    throw std::invalid_argument(fmt::format("gradient [{}, {}] of x [{}, {}]: expected one shape",
                                            gradient.rows(), gradient.cols(), value.rows(),
                                            value.cols()));
  }
  double worst = 0;
  for (Index i = 0; i < value.size(); ++i) {
    const double error = relative_error(gradient.data()[i], derivative(value.data()[i]));
    // A NaN compares false with everything, and must not pass for a small error.
    if (std::isnan(error)) return error;
    worst = std::max(worst, error);
  }
  return worst;
}

double gradient_error(const std::function<double(const Matrix&)>& f, Matrix x,
                      const Matrix& gradient, double h) {
  return gradient_error(x, gradient, [&](real& w) {
    const real before = w;
    w = before + static_cast<real>(h);
    const double above = f(x);
    w = before - static_cast<real>(h);
    const double below = f(x);
    w = before;
    return (above - below) / (2 * h);
  });
}

}  // namespace dl
