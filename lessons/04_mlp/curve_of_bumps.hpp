#pragma once

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bumps.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

inline constexpr double steep = 100;  ///< steepness of sigmoids that are nearly steps
inline constexpr double soft = 2;     ///< of sigmoids that overlap

/// The curve to follow: 0 and flat at both ends of [0, 1], as the sum of bumps is.
inline double wavy(double x) {
  const double window = std::sin(std::numbers::pi * x);
  return window * window * (1 + std::sin(6 * std::numbers::pi * x)) / 2;
}

inline Matrix wavy_at(const Matrix& x) {
  return x.unaryExpr([](real v) { return static_cast<real>(wavy(v)); });
}

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

/// The last error, as a share of the one for half as many bumps.
inline double last_ratio(const Curve& errors) {
  return errors.y.back() / errors.y.at(errors.y.size() - 2);
}

inline void print_errors(const Curve& steep_errors, const Curve& soft_errors) {
  Table table(
      {"bumps", "hidden units", "steep: error", "steep: ratio", "soft: error", "soft: ratio"});
  for (std::size_t i = 0; i < steep_errors.x.size(); ++i) {
    table.row({steep_errors.x[i], 2 * steep_errors.x[i]});
    for (const Curve& errors : {steep_errors, soft_errors}) {
      table.add(number(errors.y[i], 5));
      table.add(i == 0 ? "" : number(errors.y[i] / errors.y[i - 1], 2));
    }
  }
  fmt::print(
      "\nA curve out of bumps: the largest error over 2,001 points, and its ratio to that of half "
      "as many bumps:\n\n");
  table.print();
}

inline Curve line_of(const std::string& name, const Matrix& x, const Matrix& y,
                     const Style& style) {
  Curve curve = curve_of(name, x, y);
  curve.style = style;
  curve.style.marker = Marker::none;
  return curve;
}

/// One bump from 0.4 to 0.6: a unit that rises minus a unit that rises later.
inline CurvePanel one_bump(const Matrix& x) {
  const auto high_in_the_middle = [](double at) { return at > 0.4 && at < 0.6 ? 1.0 : 0.0; };
  Mlp network = sum_of_bumps(high_in_the_middle, 0, 1, 5, 12);
  const Matrix bump = network.forward(x);
  network.layers.pop_back();
  const Matrix units = network.forward(x);
  return {"one bump: a unit minus a later one",
          {line_of("unit", x, units.col(4), {.colour = Colour::green, .dash = Dash::dashed}),
           line_of("later unit", x, units.col(5), {.colour = Colour::pink, .dash = Dash::dashed}),
           line_of("unit minus later unit", x, bump, {.colour = Colour::black})}};
}

/// How closely so many bumps follow the curve.
inline CurvePanel followed(const Matrix& x, Index bumps) {
  return {fmt::format("{} bumps", bumps),
          {line_of("the curve", x, wavy_at(x), {.colour = Colour::grey, .width = 5}),
           line_of("steep", x, bumps_at(x, bumps, steep), {.colour = Colour::blue}),
           line_of("soft", x, bumps_at(x, bumps, soft), {.colour = Colour::orange})}};
}

/// Can a sum of bumps follow a curve? The wider the hidden layer, the closer. Returns the errors of
/// steep bumps.
inline Curve add_bumps(Plots& plots) {
  const Matrix x = evenly_spaced(2001, 0, 1);
  const Curve steep_errors = error_by_bumps("steep", x, steep);
  const Curve soft_errors = error_by_bumps("soft", x, soft);
  print_errors(steep_errors, soft_errors);
  plots.curve_panels(
      "bumps",
      {fmt::format("Steep bumps side by side: 4 miss the curve by up to {:.2f}, 32 by {:.2f}",
                   steep_errors.y.at(2), steep_errors.y.at(5)),
       "x", "output"},
      {one_bump(x), followed(x, 4), followed(x, 8), followed(x, 32)}, {}, 2);
  plots.curves("bumps_error",
               {fmt::format("From {:g} to {:g} bumps the error falls to {:.2f} of itself (steep), "
                            "to {:.2f} (soft)",
                            steep_errors.x.at(7), steep_errors.x.at(8), last_ratio(steep_errors),
                            last_ratio(soft_errors)),
                "bumps", "largest error"},
               {steep_errors, soft_errors}, Axes::log_log);
  return steep_errors;
}

}  // namespace dl::lesson_04
