#include "gradient_check.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace dl {

double gradient_error(const std::function<double(const Matrix&)>& f, Matrix x,
                      const Matrix& gradient, double h) {
  if (gradient.rows() != x.rows() || gradient.cols() != x.cols()) {
    throw std::invalid_argument(fmt::format("gradient [{}, {}] of x [{}, {}]: expected one shape",
                                            gradient.rows(), gradient.cols(), x.rows(), x.cols()));
  }
  double worst = 0;
  for (Index i = 0; i < x.size(); ++i) {
    const real old = x.data()[i];
    x.data()[i] = old + static_cast<real>(h);
    const double above = f(x);
    x.data()[i] = old - static_cast<real>(h);
    const double below = f(x);
    x.data()[i] = old;
    const double numerical = (above - below) / (2 * h);
    const double analytical = gradient.data()[i];
    const double error = std::abs(analytical - numerical) /
                         std::max({1.0, std::abs(analytical), std::abs(numerical)});
    // A NaN compares false to everything and must not pass for a small error.
    if (!(error <= worst)) worst = error;
    if (std::isnan(worst)) return worst;
  }
  return worst;
}

}  // namespace dl
