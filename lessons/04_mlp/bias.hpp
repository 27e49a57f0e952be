#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "mlp.hpp"
#include "one_input.hpp"

namespace dl::lesson_04 {

/// Where does a unit become active? The bias moves the point, the weight makes it steep.
/// there.
inline void move_the_bias(Plots& plots) {
  const Matrix x = evenly_spaced(401, -5, 5);
  Table table({"weight", "bias", "-bias / weight", "active from"});
  std::vector<Curve> curves;
  for (const real weight : {2, 4}) {
    for (const real bias : {-6, -2, 0, 4}) {
      const MlpLayer unit{Matrix::Constant(1, 1, weight), RowVector::Constant(1, bias),
                          Activation::sigmoid};
      const Matrix y = Mlp{{unit}}.forward(x);
      Index first = 0;
      while (y(first, 0) < 0.5) ++first;
      // 0 - bias, because -bias would print a bias of 0 as "-0".
      table.row({weight, bias, (0 - bias) / weight, significant(x(first, 0))});
      if (weight == 2) curves.push_back(curve_of(fmt::format("bias {:g}", bias), x, y));
    }
  }
  fmt::print("\nsigmoid(weight x + bias), active where it is 0.5 or more:\n\n");
  table.print();
  plots.curves("bias",
               {"The bias moves the point where a unit becomes active", "x", "sigmoid(2 x + bias)"},
               curves);
}

}  // namespace dl::lesson_04
