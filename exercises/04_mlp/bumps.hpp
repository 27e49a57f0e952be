#pragma once

#include <functional>

#include "mlp.hpp"
#include "common/todo.hpp"

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
  todo("04.9");
  return {{hidden, output}};
}

}  // namespace dl
