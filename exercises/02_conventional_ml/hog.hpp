#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "common/dataset.hpp"
#include "common/todo.hpp"

namespace dl {

/// Histograms of oriented gradients (Dalal and Triggs 2005): where the edges of a picture are, and
/// which way they run. Three steps: the gradient of each pixel, a histogram of directions in each
/// cell, and a common brightness for each block of cells.
constexpr Index hog_cell = 4;   ///< pixels to a side
constexpr Index hog_block = 2;  ///< cells to a side
constexpr Index hog_bins = 12;  ///< directions in a full turn

/// How fast the brightness changes to the right and downwards, both [height, width].
struct Gradients {
  Matrix right;
  Matrix down;
};

/// Central differences: right(r, c) = (image(r, c + 1) - image(r, c - 1)) / 2, down likewise.
/// Outside the picture the nearest pixel counts.
inline Gradients image_gradients(const Image& image) {
  Gradients g{Matrix(image.rows(), image.cols()), Matrix(image.rows(), image.cols())};
  // exercise 02.1: see the edges
  todo("02.1");
  return g;
}

/// A histogram of directions for each cell, [cells, bins], cells row by row. A pixel adds the
/// length of its gradient, shared between the two bins whose directions are nearest: bin b is the
/// direction b · 2π / bins, and bin 0 comes again after the last.
inline Matrix cell_histograms(const Gradients& g) {
  const Index down = g.right.rows() / hog_cell;
  const Index across = g.right.cols() / hog_cell;
  Matrix histograms = Matrix::Zero(down * across, hog_bins);
  for (Index r = 0; r < down * hog_cell; ++r) {
    for (Index c = 0; c < across * hog_cell; ++c) {
      auto cell = histograms.row(r / hog_cell * across + c / hog_cell);
      const real length = std::hypot(g.right(r, c), g.down(r, c));
      if (length == 0) continue;
      // 0 to hog_bins, where both ends are the direction to the right.
      // In double: the C library's atan2 in float is not the same in all its versions.
      const double turn =
          std::atan2(double{g.down(r, c)}, double{g.right(r, c)}) / (2 * std::numbers::pi);
      const real place = static_cast<real>((turn < 0 ? turn + 1 : turn) * hog_bins);
      // exercise 02.2: vote for a direction
      todo("02.2");
    }
  }
  return histograms;
}

/// One block's histograms in a row, made independent of contrast: divided by its length, clipped
/// at 0.2, divided by its length again ("L2-Hys", Dalal and Triggs 2005, section 6.4). A block
/// without edges stays zero.
inline void normalize_block(Eigen::Ref<RowVector> block) {
  constexpr real tiny = real(1e-6);
  // exercise 02.3: make bright and dark pictures look alike
  todo("02.3");
}

/// All features of one image, [1, blocks · 4 · bins]: 1,728 for 28×28. The square root of the
/// pixels first brings out edges where the brightness is low (Dalal and Triggs 2005, section 6.1).
inline RowVector hog(const Image& image) {
  const Matrix softened = image.cwiseSqrt();
  const auto histograms =
      cell_histograms(image_gradients({softened.data(), softened.rows(), softened.cols()}));
  const Index across = image.cols() / hog_cell;
  const Index blocks_down = image.rows() / hog_cell - hog_block + 1;
  const Index blocks_across = across - hog_block + 1;
  constexpr Index block_size = hog_block * hog_block * hog_bins;
  RowVector features(blocks_down * blocks_across * block_size);
  Index next = 0;
  for (Index r = 0; r < blocks_down; ++r) {
    for (Index c = 0; c < blocks_across; ++c, next += block_size) {
      auto block = features.segment(next, block_size);
      for (Index i = 0; i < hog_block; ++i) {
        for (Index j = 0; j < hog_block; ++j) {
          block.segment((i * hog_block + j) * hog_bins, hog_bins) =
              histograms.row((r + i) * across + c + j);
        }
      }
      normalize_block(block);
    }
  }
  return features;
}

/// The features of every image of a data set, [n, features].
inline Matrix hog(const Dataset& data) {
  Matrix features;
  for (Index i = 0; i < data.size(); ++i) {
    const auto one = hog(image(data, i));
    if (i == 0) features.resize(data.size(), one.size());
    features.row(i) = one;
  }
  return features;
}

}  // namespace dl
