#pragma once

#include <cmath>
#include <numbers>
#include <string>

#include <fmt/format.h>

#include "bumps.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

/// The curve to follow: 0 and flat at both ends of [0, 1], as the sum of bumps is.
inline double wavy(double x) {
  const double window = std::sin(std::numbers::pi * x);
  return window * window * (1 + std::sin(6 * std::numbers::pi * x)) / 2;
}

inline Matrix wavy_at(const Matrix& x) {
  return x.unaryExpr([](real v) { return static_cast<real>(wavy(v)); });
}

inline constexpr double steep = 100;  ///< steepness of sigmoids that are nearly steps
inline constexpr double soft = 2;     ///< of sigmoids that overlap

inline Matrix bumps_at(const Matrix& x, Index bumps, double steepness) {
  return sum_of_bumps(wavy, 0, 1, bumps, steepness).forward(x);
}

/// The largest error at x, for more and more bumps.
inline Curve error_by_bumps(const std::string& name, const Matrix& x, double steepness) {
  const Matrix wanted = wavy_at(x);
  Curve errors{name};
  for (const Index bumps : {1, 2, 4, 8, 16, 32, 64, 128, 256}) {
    errors.add(bumps, (bumps_at(x, bumps, steepness) - wanted).cwiseAbs().maxCoeff());
  }
  return errors;
}

inline void print_errors(const Curve& steep_errors, const Curve& soft_errors) {
  Table table({"bumps", "hidden units", "steep: error", "times", "soft: error", "times"});
  for (std::size_t i = 0; i < steep_errors.x.size(); ++i) {
    table.row({steep_errors.x[i], 2 * steep_errors.x[i]});
    for (const Curve& errors : {steep_errors, soft_errors}) {
      table.add(number(errors.y[i], 5));
      table.add(i == 0 ? "" : number(errors.y[i] / errors.y[i - 1], 2));
    }
  }
  fmt::print("\nA curve out of bumps, the largest error over 2,001 points:\n\n");
  table.print();
}

/// Can a sum of bumps follow any curve? The wider the hidden layer, the closer.
inline void add_bumps(Plots& plots) {
  const Matrix x = evenly_spaced(2001, 0, 1);
  const Curve steep_errors = error_by_bumps("steep", x, steep);
  const Curve soft_errors = error_by_bumps("soft", x, soft);
  print_errors(steep_errors, soft_errors);
  plots.curves(
      "bumps", {"Bumps side by side follow any curve", "x", "output"},
      {curve_of("the curve", x, wavy_at(x)), curve_of("8 bumps, steep", x, bumps_at(x, 8, steep)),
       curve_of("32 bumps, steep", x, bumps_at(x, 32, steep)),
       curve_of("32 bumps, soft", x, bumps_at(x, 32, soft))});
  plots.curves("bumps_error",
               {"The error falls with the width, without end", "bumps", "largest error"},
               {steep_errors, soft_errors}, Axes::log_log);
}

}  // namespace dl::lesson_04
