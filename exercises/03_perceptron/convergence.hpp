#pragma once

#include <algorithm>
#include <limits>

#include "common/dataset.hpp"
#include "common/todo.hpp"

namespace dl {

/// Novikoff (1962): a perceptron that begins with zeros makes at most (R / gamma)² mistakes on
/// separable data, whatever the learning rate and the order. The bias counts as the weight of an
/// input that is always 1, so each sample is (x, 1). Of these, R is the length of the longest,
/// gamma the distance of the closest one to some line (through 0, as the bias is a weight) that
/// separates the classes.
///
/// `separator` [1, inputs + 1] are the weights of such a line, the bias last, of any length.
/// Returns infinity when it does not separate the classes 0 and 1.
inline double mistake_bound(const Dataset& data, const RowVector& separator) {
  if (!(separator.norm() > 0)) return std::numeric_limits<double>::infinity();
  double longest_squared = 0;                               // R²
  double margin = std::numeric_limits<double>::infinity();  // gamma
  // exercise 03.4: the most mistakes that can happen
  todo("03.4");
  if (margin <= 0) return std::numeric_limits<double>::infinity();
  return longest_squared / (margin * margin);
}

}  // namespace dl
