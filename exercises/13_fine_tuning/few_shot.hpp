#pragma once

#include <stdexcept>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "common/todo.hpp"

namespace dl {

/// The row numbers of k samples of each class 0 to classes - 1: of one random order of all samples,
/// rng.permutation(n), the first k of each class, in that order. Throws std::invalid_argument when
/// a class has fewer.
inline std::vector<Index> draw_per_class(const Labels& y, int classes, Index k, Rng& rng) {
  std::vector<Index> drawn;
  std::vector<Index> count(static_cast<std::size_t>(classes), 0);
  // exercise 13.7: k of each class
  todo("13.7");
  if (static_cast<Index>(drawn.size()) != k * classes) {
    throw std::invalid_argument("draw_per_class: a class has fewer samples than are asked for");
  }
  return drawn;
}

/// These rows of a data set, in their order.
inline Dataset samples(const Dataset& data, const std::vector<Index>& rows) {
  Dataset chosen{.x = {}, .y = {}, .class_names = data.class_names, .shape = data.shape};
  gather(data.x, rows, chosen.x);
  gather(data.y, rows, chosen.y);
  return chosen;
}

}  // namespace dl
