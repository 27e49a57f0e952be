#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "methods.hpp"

namespace dl::lesson_06 {

/// The lengths of the first steps of one weight, in learning rates, while its gradient stays the
/// same.
inline std::vector<double> step_lengths(const Method& method, double gradient, int steps) {
  Parameter weight(Matrix::Zero(1, 1));
  const auto optimizer = method.make(Parameters{&weight}, 1);
  std::vector<double> lengths;
  for (int step = 0; step < steps; ++step) {
    weight.value.setZero();
    weight.gradient.setConstant(static_cast<real>(gradient));
    optimizer->step();
    lengths.push_back(-weight.value(0, 0));
  }
  return lengths;
}

/// What Adam's steps would be if its two means, which begin at 0, were not corrected.
inline Curve uncorrected_adam(int steps) {
  Curve curve{.name = "Adam, not corrected",
              .style = {.colour = Colour::black, .dash = Dash::dashed, .marker = Marker::none}};
  for (int t = 1; t <= steps; ++t) {
    curve.add(t, (1 - std::pow(0.9, t)) / std::sqrt(1 - std::pow(0.999, t)));
  }
  return curve;
}

/// What does each rule make of one gradient, step by step?
inline void first_steps(Plots& plots) {
  constexpr int steps = 1000;
  Table table({"optimizer", "step 1", "step 2", "step 3", "step 100", "step 1 with g = 0.01"});
  std::vector<Curve> curves;
  for (const auto& m : methods) {
    const auto lengths = step_lengths(m, 1, steps);
    table.row({m.name, number(lengths[0], 3), number(lengths[1], 3), number(lengths[2], 3),
               number(lengths[99], 3), number(step_lengths(m, 0.01, 1)[0], 3)});
    curves.push_back(over_epochs(m.name, lengths, {.colour = m.colour}));
  }
  fmt::print("\nHow far one weight moves, in learning rates, while its gradient g stays 1:\n\n");
  table.print();
  curves.push_back(uncorrected_adam(steps));
  plots.curves("first_steps",
               {fmt::format("One gradient again and again: without its corrections Adam's steps "
                            "would grow to {:.1f} η",
                            std::ranges::max(curves.back().y)),
                "step", "length of the step, in learning rates η"},
               curves, {.axes = Axes::log_log});
}

}  // namespace dl::lesson_06
