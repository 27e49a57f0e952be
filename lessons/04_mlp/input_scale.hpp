#pragma once

#include <fmt/format.h>

#include "common/rng.hpp"
#include "common/table.hpp"
#include "mlp.hpp"

namespace dl::lesson_04 {

/// Height in metres and mass in kilograms [people, 2].
inline Matrix heights_and_masses(Index people, Rng& rng) {
  Matrix x(people, 2);
  for (Index i = 0; i < people; ++i) {
    x.row(i) << static_cast<real>(rng.normal(1.7, 0.1)), static_cast<real>(rng.normal(70, 10));
  }
  return x;
}

/// A unit that reads both and is half active at their mean.
inline MlpLayer unit_for(const Matrix& x) {
  MlpLayer unit{Matrix(2, 1), RowVector(1), Activation::sigmoid};
  unit.weight << real(10), real(0.2);
  unit.bias = -x.colwise().mean() * unit.weight;
  return unit;
}

inline RowVector standard_deviations(const Matrix& x) {
  const Matrix centred = x.rowwise() - x.colwise().mean();
  return (centred.colwise().squaredNorm() / static_cast<real>(x.rows())).cwiseSqrt();
}

/// The height in metres and in centimetres; its weight changes so that the answers stay.
inline void rescale_height(const MlpLayer& unit, const Matrix& x) {
  const Matrix answers = Mlp{{unit}}.forward(x);
  Table table({"height in", "weight of height", "of mass", "times deviation: height", "mass",
               "largest change of an output"});
  for (const real scale : {1, 100}) {
    Matrix scaled = x;
    scaled.col(0) *= scale;
    MlpLayer same = unit;
    same.weight.row(0) /= scale;
    const RowVector deviation = standard_deviations(scaled);
    const Matrix outputs = Mlp{{same}}.forward(scaled);
    table.row({scale == 1 ? "metres" : "centimetres", same.weight(0, 0), same.weight(1, 0),
               number(same.weight(0, 0) * deviation(0), 2),
               number(same.weight(1, 0) * deviation(1), 2),
               significant((outputs - answers).cwiseAbs().maxCoeff(), 1)});
  }
  fmt::print("\nOne unit, one input rescaled, its weight divided by as much:\n\n");
  table.print();
}

/// The share of the answers, yes or no, that change when one input is its mean for everybody.
inline double changed_when_held(const MlpLayer& unit, const Matrix& x, Index input) {
  Matrix held = x;
  held.col(input).setConstant(x.col(input).mean());
  const Matrix before = Mlp{{unit}}.forward(x);
  const Matrix after = Mlp{{unit}}.forward(held);
  const auto changed = ((before.array() > real(0.5)) != (after.array() > real(0.5))).count();
  return static_cast<double>(changed) / static_cast<double>(x.rows());
}

/// Does a large weight mean an important input? Height and mass tell: the weight follows the unit
/// of measurement, weight times deviation does not.
inline void change_the_scale(Rng& rng) {
  const Matrix x = heights_and_masses(1000, rng);
  const MlpLayer unit = unit_for(x);
  rescale_height(unit, x);
  fmt::print(
      "\nHeld at its mean, the height changes {} of the answers, "
      "the mass changes {} of the answers.\n",
      percent(changed_when_held(unit, x, 0)), percent(changed_when_held(unit, x, 1)));
}

}  // namespace dl::lesson_04
