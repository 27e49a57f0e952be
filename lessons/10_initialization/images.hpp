#pragma once

#include <algorithm>
#include <vector>

#include "common/dataset.hpp"

namespace dl::lesson_10 {

/// The first `count` images, their pixels standardized all together: the rules for weights count on
/// inputs of that size.
inline Dataset standardized(const Dataset& images, Index count) {
  count = std::min(count, images.size());
  Dataset first{.x = images.x.topRows(count),
                .y = {images.y.begin(), images.y.begin() + count},
                .class_names = images.class_names,
                .shape = images.shape};
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
