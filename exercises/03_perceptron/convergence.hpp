#pragma once

#include <algorithm>
#include <limits>

#include "common/dataset.hpp"

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
  // hint: the squared length of (x, 1) is x.squaredNorm() + 1
  // hint: the distance is side · (x, 1)·separator / |separator|, side = 1 for class 1 and -1 for 0
  // hint: gamma is the smallest distance over all samples
  // solution begin
  const Index inputs = data.x.cols();
  const real bias = separator(inputs);
  for (Index i = 0; i < data.size(); ++i) {
    const double side = data.y[i] == 1 ? 1 : -1;
    const double sum = data.x.row(i).dot(separator.head(inputs)) + bias;
    margin = std::min(margin, side * sum / separator.norm());
    longest_squared = std::max<double>(longest_squared, data.x.row(i).squaredNorm() + 1);
  }
  // solution end
  if (margin <= 0) return std::numeric_limits<double>::infinity();
  return longest_squared / (margin * margin);
}

}  // namespace dl
