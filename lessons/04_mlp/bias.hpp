#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "mlp.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

/// sigmoid(weight x + bias) at each x.
inline Matrix unit_at(const Matrix& x, real weight, real bias) {
  const MlpLayer unit{Matrix::Constant(1, 1, weight), RowVector::Constant(1, bias),
                      Activation::sigmoid};
  return Mlp{{unit}}.forward(x);
}

/// The first x at which the output is 0.5 or more.
inline real active_from(const Matrix& x, const Matrix& output) {
  Index first = 0;
  while (output(first, 0) < 0.5 && first + 1 < x.rows()) ++first;
  return x(first, 0);
}

/// Where does a unit become active? The bias moves the point, the weight makes the rise steep.
inline void move_the_bias(Plots& plots) {
  const Matrix x = evenly_spaced(401, -5, 5);
  Table table({"weight", "bias", "-bias / weight", "active from"});
  std::vector<CurvePanel> panels;
  for (const real weight : {2, 4}) {
    CurvePanel& panel = panels.emplace_back(CurvePanel{fmt::format("weight {:g}", weight)});
    panel.references = {{"half active", 0.5}};
    for (const real bias : {4, 0, -2, -6}) {
      const Matrix output = unit_at(x, weight, bias);
      const real from = active_from(x, output);
      // 0 - bias, because -bias would print a bias of 0 as "-0".
      table.row({weight, bias, (0 - bias) / weight, significant(from)});
      panel.curves.push_back(curve_of(fmt::format("bias {:g}", bias), x, output));
      panel.marks.push_back({fmt::format("{:g}", from), from});
    }
  }
  fmt::print("\nsigmoid(weight x + bias), active where it is 0.5 or more:\n\n");
  table.print();
  plots.curve_panels(
      "bias", {"Where a unit becomes active, by its bias and its weight", "x", "output"}, panels);
}

}  // namespace dl::lesson_04
