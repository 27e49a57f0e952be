#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "common/product.hpp"
#include "page.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"

namespace dl {

/// The weights that the page gave last, for a layer of this make: its matrices one after the other
/// in the order of their names, as book/files.py puts them together. Throws std::invalid_argument
/// when they are not as many.
inline Weights given_weights(Layer& layer) {
  const auto numbers = given_numbers();
  Weights weights = copies(state_dict(layer));
  std::size_t needed = 0;
  for (const auto& [name, matrix] : weights) needed += static_cast<std::size_t>(matrix.size());
  if (needed != numbers.size()) {
    throw std::invalid_argument(fmt::format("{} weights for {}", numbers.size(), needed));
  }
  const float* next = numbers.data();
  for (auto& [name, matrix] : weights) {
    matrix = ConstMatrixMap(next, matrix.rows(), matrix.cols());
    next += matrix.size();
  }
  return weights;
}

}  // namespace dl
