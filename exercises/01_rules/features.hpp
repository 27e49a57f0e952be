#pragma once

#include <algorithm>
#include <cmath>

#include "common/dataset.hpp"

/// Features that a person can name, measured on an image [height, width] with pixels from 0 to 1.
/// Shares go from 0 to 1, widths and heights are in pixels.
namespace dl::measure {

/// A pixel brighter than this belongs to the thing in the picture.
constexpr real ink_threshold = real(0.2);

inline bool is_ink(real pixel) { return pixel > ink_threshold; }

/// A rectangle of pixels, both ends included.
struct Region {
  Index top;
  Index left;
  Index bottom;
  Index right;
};

/// The share of ink among the pixels of a region.
inline double ink_share(const Image& image, const Region& region) {
  // exercise 01.1: count the ink in a region
  // hint: two loops, from region.top to region.bottom and from region.left to region.right
  // hint: both ends are included, so there are (bottom - top + 1) rows
  // solution begin
  int ink = 0;
  for (Index r = region.top; r <= region.bottom; ++r) {
    for (Index c = region.left; c <= region.right; ++c) ink += is_ink(image(r, c));
  }
  const auto rows = region.bottom - region.top + 1;
  const auto columns = region.right - region.left + 1;
  return static_cast<double>(ink) / static_cast<double>(rows * columns);
  // solution end
}

/// How many columns there are from the first to the last that has ink; 0 without ink.
inline double width(const Image& image) {
  // exercise 01.2: find how wide the thing is
  // hint: go through all pixels and keep the smallest and the largest column with ink
  // hint: from column 3 to column 5 there are 3 columns
  // solution begin
  Index first = image.cols();
  Index last = -1;
  for (Index r = 0; r < image.rows(); ++r) {
    for (Index c = 0; c < image.cols(); ++c) {
      if (!is_ink(image(r, c))) continue;
      first = std::min(first, c);
      last = std::max(last, c);
    }
  }
  return last < 0 ? 0 : static_cast<double>(last - first + 1);
  // solution end
}

/// How much the left half differs from the right half seen in a mirror:
///   Σ |image(r, c) - image(r, mirror of c)| / Σ image,
/// 0 when they are alike, 2 when of each pixel and its mirror pixel one is 0; 0 for an empty picture.
inline double asymmetry(const Image& image) {
  // exercise 01.3: hold a mirror to the picture
  // hint: the mirror of column c is image.cols() - 1 - c
  // hint: mind the picture without ink: its sum is 0
  // solution begin
  double difference = 0;
  for (Index r = 0; r < image.rows(); ++r) {
    for (Index c = 0; c < image.cols(); ++c) {
      difference += std::abs(image(r, c) - image(r, image.cols() - 1 - c));
    }
  }
  const double sum = image.sum();
  return sum == 0 ? 0 : difference / sum;
  // solution end
}

/// How high the heel is, in rows that have ink there. A shoe has its heel in columns 22 to 26.
inline double heel_height(const Image& image) {
  // exercise 01.4: say "a high heel" in pixels
  // hint: what must be true of a row, and of which of its pixels, so that the heel reaches it?
  // hint: a row counts once, however many of its pixels are ink
  // solution begin
  int rows = 0;
  for (Index r = 0; r < image.rows(); ++r) {
    bool has_ink = false;
    for (Index c = 22; c <= 26; ++c) has_ink = has_ink || is_ink(image(r, c));
    rows += has_ink;
  }
  return rows;
  // solution end
}

/// How restless the surface is: by how much the brightness changes from each row to the one below,
/// up or down, for each ink pixel; 0 without ink.
inline double texture(const Image& image) {
  // exercise 01.5: say "restless" in pixels
  // hint: a plain block of 5 rows and 10 columns changes at two edges; with brightness 1 it has the texture 20 / 50
  // hint: which pixels have none below them, and do they count as ink?
  // hint: should a step from dark to bright undo one from bright to dark?
  // solution begin
  double difference = 0;
  int ink = 0;
  for (Index r = 0; r < image.rows(); ++r) {
    for (Index c = 0; c < image.cols(); ++c) {
      ink += is_ink(image(r, c));
      if (r + 1 < image.rows()) difference += std::abs(image(r, c) - image(r + 1, c));
    }
  }
  return ink == 0 ? 0 : difference / ink;
  // solution end
}

/// How many rows there are from the first to the last that has ink.
inline double height(const Image& image) {
  const Matrix turned = image.transpose();
  return width({turned.data(), turned.rows(), turned.cols()});
}

/// The mean brightness of the ink; 0 without ink.
inline double brightness(const Image& image) {
  double sum = 0;
  int ink = 0;
  for (Index r = 0; r < image.rows(); ++r) {
    for (Index c = 0; c < image.cols(); ++c) {
      if (!is_ink(image(r, c))) continue;
      sum += image(r, c);
      ++ink;
    }
  }
  return ink == 0 ? 0 : sum / ink;
}

/// Where a person looks on a picture of 28×28.
inline double fill(const Image& image) { return ink_share(image, {0, 0, 27, 27}); }
inline double top_width(const Image& image) { return 28 * ink_share(image, {2, 0, 7, 27}); }
inline double middle_width(const Image& image) { return 28 * ink_share(image, {11, 0, 16, 27}); }
inline double bottom_width(const Image& image) { return 28 * ink_share(image, {21, 0, 26, 27}); }
inline double flare(const Image& image) { return bottom_width(image) - top_width(image); }
inline double leg_gap(const Image& image) { return 1 - ink_share(image, {16, 13, 25, 14}); }
inline double neckline(const Image& image) { return 1 - ink_share(image, {0, 11, 4, 16}); }
inline double upper_left(const Image& image) { return ink_share(image, {4, 0, 11, 8}); }
inline double sleeves(const Image& image) {
  return (ink_share(image, {16, 2, 23, 6}) + ink_share(image, {16, 21, 23, 25})) / 2;
}

}  // namespace dl::measure
