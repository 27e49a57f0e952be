#pragma once

#include <functional>

#include "mlp.hpp"

namespace dl {

/// A network with one input, 2 · bumps sigmoid units and one output that approximates f between
/// `low` and `high` as Cybenko (1989) allows: any continuous curve, if the layer is wide enough.
/// The interval is cut into equal pieces. Two units make a bump over a piece, one that rises where
/// the piece begins and one that rises where it ends, taken away; its height is f in the middle.
/// `steepness` says how much of a sigmoid's slope fits a piece: 4 gives rounded bumps, 100 steps.
inline Mlp sum_of_bumps(const std::function<double(double)>& f, double low, double high,
                        Index bumps, double steepness) {
  MlpLayer hidden{Matrix::Zero(1, 2 * bumps), RowVector::Zero(2 * bumps), Activation::sigmoid};
  MlpLayer output{Matrix::Zero(2 * bumps, 1), RowVector::Zero(1), Activation::identity};
  const double piece = (high - low) / static_cast<double>(bumps);
  // exercise 04.9: a curve out of bumps
  // hint: sigmoid(w x + b) rises around x = -b / w; with w = steepness / piece, b = -w · begin
  // hint: unit 2i begins bump i with weight +height in the output layer, unit 2i + 1 ends it with -height
  // hint: the height of bump i is f(begin + piece / 2)
  // solution begin
  const double slope = steepness / piece;
  for (Index i = 0; i < bumps; ++i) {
    const double begin = low + static_cast<double>(i) * piece;
    const double height = f(begin + piece / 2);
    for (const Index end : {0, 1}) {
      const Index unit = 2 * i + end;
      hidden.weight(0, unit) = static_cast<real>(slope);
      hidden.bias(unit) = static_cast<real>(-slope * (begin + static_cast<double>(end) * piece));
      output.weight(unit, 0) = static_cast<real>(end == 0 ? height : -height);
    }
  }
  // solution end
  return {{hidden, output}};
}

}  // namespace dl
