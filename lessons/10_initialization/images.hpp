#pragma once

#include <vector>

#include "common/dataset.hpp"
#include "common/subset.hpp"

namespace dl::lesson_10 {

/// The first `count` images, their pixels standardized all together: the rules for weights count on
/// inputs of that size.
inline Dataset standardized(const Dataset& images, Index count) {
  auto first = first_samples(images, count);
  standardize(first);
  return first;
}

/// From the pixels of the images through some hidden layers to their classes.
inline std::vector<Index> widths_for(const Dataset& images, int hidden_layers, Index width) {
  std::vector<Index> widths = {images.x.cols()};
  widths.insert(widths.end(), static_cast<std::size_t>(hidden_layers), width);
  widths.push_back(images.classes());
  return widths;
}

}  // namespace dl::lesson_10
