#pragma once

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/rng.hpp"
#include "common/subset.hpp"
#include "solutions/05_gradient_descent/batches.hpp"

namespace dl::lesson_11 {

/// Images to learn from, and images to look at while learning. The test images are for the end.
struct Split {
  Dataset training;
  Dataset validation;
};

/// So many images of each kind, drawn at random; none is in both. Throws std::runtime_error when
/// there are too few.
inline Split split(const Dataset& images, Index training, Index validation, Rng& rng) {
  need_images(images, "training", training + validation);
  const auto order = rng.permutation(images.size());
  const auto take = [&](Batch rows) {
    Dataset part{.x = {}, .y = {}, .class_names = images.class_names, .shape = images.shape};
    gather(images.x, rows, part.x);
    gather(images.y, rows, part.y);
    return part;
  };
  const Batch all(order);
  return {take(all.subspan(0, training)), take(all.subspan(training, validation))};
}

/// A few images, of which a small network soon memorizes the training part.
inline Split few_images(const Options& options, const Dataset& images, Rng& rng) {
  return options.quick ? split(images, 500, 200, rng) : split(images, 2000, 1000, rng);
}

}  // namespace dl::lesson_11
