#pragma once

#include <algorithm>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/runs.hpp"
#include "training.hpp"

namespace dl::lesson_09 {

/// What the experiments share: some images at half their size, and how to train on them.
struct Lab {
  TrainTest data;
  Recipe recipe;
  Runs runs;
  bool quick;  ///< with fewer settings
};

/// The first `count` images, at half their height and width: each pixel is the mean of four.
inline Dataset small_images(const Dataset& images, Index count) {
  const Index height = images.shape.height / 2;
  const Index width = images.shape.width / 2;
  Dataset small{.x = Matrix(std::min(count, images.size()), height * width),
                .y = {},
                .class_names = images.class_names,
                .shape = {1, height, width}};
  for (Index i = 0; i < small.x.rows(); ++i) {
    const Image pixels = image(images, i);
    for (Index r = 0; r < height; ++r) {
      for (Index c = 0; c < width; ++c) {
        small.x(i, r * width + c) = pixels.block(2 * r, 2 * c, 2, 2).mean();
      }
    }
  }
  small.y.assign(images.y.begin(), images.y.begin() + small.x.rows());
  return small;
}

/// Few enough images for many trainings.
inline Lab make_lab(const TrainTest& images, const Options& options) {
  return {.data = {small_images(images.train, options.quick ? 500 : 2000),
                   small_images(images.test, options.quick ? 200 : 1000)},
          .recipe = {.passes = options.epochs},
          .runs = Runs(options, 4),
          .quick = options.quick};
}

}  // namespace dl::lesson_09
