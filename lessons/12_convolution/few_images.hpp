#pragma once

#include <algorithm>

#include "common/dataset.hpp"
#include "common/options.hpp"

namespace dl::lesson_12 {

/// The first images, as many of them as there are.
inline Dataset first_images(const Dataset& images, Index count) {
  count = std::min(count, images.size());
  return {.x = images.x.topRows(count),
          .y = {images.y.begin(), images.y.begin() + count},
          .class_names = images.class_names,
          .shape = images.shape};
}

/// A quick run shows that the program runs: few images will do.
inline TrainTest few_if_quick(TrainTest data, const Options& options) {
  if (!options.quick) return data;
  return {first_images(data.train, 300), first_images(data.test, 200)};
}

}  // namespace dl::lesson_12
