#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "few_shot.hpp"
#include "lab.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// The same pictures as another camera sees them: half the contrast, and noise.
inline Dataset other_camera(Dataset pictures, Rng& rng) {
  for (real& pixel : pictures.x.reshaped<Eigen::RowMajor>()) {
    pixel = static_cast<real>(0.5 * static_cast<double>(pixel) + rng.normal(0, 0.35));
  }
  return pictures;
}

/// Ink is paper, and paper ink.
inline Dataset inverted(Dataset pictures) {
  pictures.x = 1 - pictures.x.array();
  return pictures;
}

/// By 90 degrees, to the left.
inline Dataset turned(Dataset pictures) {
  const auto [channels, height, width] = pictures.shape;
  for (Index i = 0; i < pictures.size(); ++i) {
    const Matrix upright = image(pictures, i);
    Eigen::Map<Matrix>(pictures.x.row(i).data(), width, height) =
        upright.rowwise().reverse().transpose();
  }
  std::swap(pictures.shape.height, pictures.shape.width);
  return pictures;
}

/// The samples whose class is `first` to `last`, which become the classes 0 to last - first.
inline Dataset classes_between(const Dataset& data, int first, int last) {
  std::vector<Index> rows;
  for (Index i = 0; i < data.size(); ++i) {
    const int label = data.y[static_cast<std::size_t>(i)];
    if (first <= label && label <= last) rows.push_back(i);
  }
  Dataset chosen = samples(data, rows);
  for (int& label : chosen.y) label -= first;
  chosen.class_names.assign(data.class_names.begin() + first, data.class_names.begin() + last + 1);
  return chosen;
}

/// Digits of 8×8 pixels as pictures of 28×28: each pixel becomes 3×3, with a margin of 2.
inline Dataset large_digits() {
  const Dataset small = load_digits();
  constexpr Index side = 28, scale = 3, margin = 2;
  Dataset large{.x = Matrix::Zero(small.size(), side * side),
                .y = small.y,
                .class_names = small.class_names,
                .shape = {1, side, side}};
  for (Index i = 0; i < small.size(); ++i) {
    const Image digit = image(small, i);
    Eigen::Map<Matrix> picture(large.x.row(i).data(), side, side);
    for (Index r = 0; r < digit.rows(); ++r) {
      for (Index c = 0; c < digit.cols(); ++c) {
        picture.block(margin + scale * r, margin + scale * c, scale, scale)
            .setConstant(digit(r, c));
      }
    }
  }
  return large;
}

/// k labelled samples of each class.
inline Dataset few(const Dataset& data, Index k, Rng& rng) {
  return samples(data, draw_per_class(data.y, data.classes(), k, rng));
}

/// Few clothes by another camera.
inline Task camera_task(const Lab& lab, Index k, Rng& rng) {
  const Dataset labelled = few(lab.others, k, rng);
  Task task;
  task.train = other_camera(labelled, rng);
  task.test = other_camera(lab.test, rng);
  return task;
}

/// Few digits; up to 1,000 others are for the test.
inline Task digits_task(const Dataset& digits, Index k, Rng& rng) {
  const auto drawn = draw_per_class(digits.y, digits.classes(), k, rng);
  std::vector<Index> rest;
  for (const Index row : rng.permutation(digits.size())) {
    if (std::ranges::find(drawn, row) == drawn.end()) rest.push_back(row);
  }
  rest.resize(std::min<std::size_t>(rest.size(), 1000));
  return {.train = samples(digits, drawn), .test = samples(digits, rest), .same_classes = false};
}

}  // namespace dl::lesson_13
