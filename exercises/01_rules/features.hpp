#pragma once

#include <algorithm>
#include <cmath>

#include "common/dataset.hpp"
#include "common/todo.hpp"

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
  todo("01.1");
}

/// How many columns there are from the first to the last that has ink; 0 without ink.
inline double width(const Image& image) {
  // exercise 01.2: find how wide the thing is
  todo("01.2");
}

/// How much the left half differs from the right half seen in a mirror:
///   Σ |image(r, c) - image(r, mirror of c)| / Σ image,
/// 0 when they are alike, 2 when of each pixel and its mirror pixel one is 0; 0 for an empty picture.
inline double asymmetry(const Image& image) {
  // exercise 01.3: hold a mirror to the picture
  todo("01.3");
}

/// How high the heel is, in rows that have ink there. A shoe has its heel in columns 22 to 26.
inline double heel_height(const Image& image) {
  // exercise 01.4: say "a high heel" in pixels
  todo("01.4");
}

/// How restless the surface is: by how much the brightness changes from each row to the one below,
/// up or down, for each ink pixel; 0 without ink.
inline double texture(const Image& image) {
  // exercise 01.5: say "restless" in pixels
  todo("01.5");
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
