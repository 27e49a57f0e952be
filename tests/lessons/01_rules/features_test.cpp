#include "features.hpp"

#include "tests/as_image.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// A dark picture of 28×28 with bright pixels from row `top` to `bottom`, column `left` to `right`.
Matrix block(Index top, Index left, Index bottom, Index right, double value = 1) {
  Matrix pixels = Matrix::Zero(28, 28);
  pixels.block(top, left, bottom - top + 1, right - left + 1).setConstant(static_cast<real>(value));
  return pixels;
}

TEST_CASE("a region filled by a quarter has a quarter of ink", "[01.1]") {
  const Matrix pixels = block(4, 4, 7, 7);
  const double share = measure::ink_share(as_image(pixels), {4, 4, 11, 11});
  LOOKS_LIKE(share == Approx(16), "this is the number of ink pixels: divide by all pixels");
  LOOKS_LIKE(share == Approx(16. / 49), "both ends are included: 4 to 11 are 8 rows");
  LOOKS_LIKE(share == Approx(16. / 784), "divide by the pixels of the region, not of the image");
  CHECK(share == Approx(0.25));
}

TEST_CASE("the last row and column of a region count", "[01.1]") {
  const Matrix pixels = block(11, 11, 11, 11);
  const double share = measure::ink_share(as_image(pixels), {10, 10, 11, 11});
  LOOKS_LIKE(share == 0, "the loops end one pixel too early");
  CHECK(share == Approx(0.25));
}

TEST_CASE("a faint pixel is no ink, a bright one counts as one", "[01.1]") {
  const Matrix pixels = block(0, 0, 0, 0, 0.1) + block(0, 1, 0, 1, 0.6);
  const double share = measure::ink_share(as_image(pixels), {0, 0, 0, 3});
  LOOKS_LIKE(share == Approx(0.7 / 4), "count pixels with ink, do not add up their brightness");
  LOOKS_LIKE(share == Approx(0.5), "every pixel above 0 is counted: use is_ink");
  CHECK(share == Approx(0.25));
}

TEST_CASE("the width goes from the first to the last column with ink", "[01.2]") {
  const Matrix pixels = block(3, 5, 6, 9) + block(10, 12, 10, 14);
  const double width = measure::width(as_image(pixels));
  LOOKS_LIKE(width == Approx(9), "from column 5 to column 14 there are 10 columns");
  LOOKS_LIKE(width == Approx(8), "the gap in between belongs to the width");
  LOOKS_LIKE(width == Approx(5), "look at all rows, not only at one");
  CHECK(width == Approx(10));
}

TEST_CASE("the height is the width of the picture on its side", "[01.2]") {
  const Matrix pixels = block(3, 5, 6, 9);
  CHECK(measure::height(as_image(pixels)) == Approx(4));
}

TEST_CASE("an empty picture has no width", "[01.2]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  CHECK(measure::width(as_image(pixels)) == 0);
}

TEST_CASE("a picture like its mirror image has no asymmetry", "[01.3]") {
  const Matrix pixels = block(3, 10, 20, 17);
  const double value = measure::asymmetry(as_image(pixels));
  LOOKS_LIKE(value > 0.01, "the mirror of column 0 is column 27");
  CHECK(value == Approx(0).margin(1e-12));
}

TEST_CASE("a thing on one side only differs twice from its mirror image", "[01.3]") {
  const Matrix pixels = block(3, 2, 6, 5, 0.5);
  const double value = measure::asymmetry(as_image(pixels));
  LOOKS_LIKE(value == Approx(1), "go over both halves: each pixel misses its mirror image");
  LOOKS_LIKE(value == Approx(16), "divide by the sum of the picture");
  LOOKS_LIKE(value == Approx(0).margin(1e-12), "take each difference without its sign");
  CHECK(value == Approx(2));
}

TEST_CASE("an empty picture has no asymmetry", "[01.3]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  CHECK(measure::asymmetry(as_image(pixels)) == 0);
}

TEST_CASE("the heel is as high as the rows with ink at the right", "[01.4]") {
  const Matrix pixels = block(8, 24, 20, 26) + block(15, 2, 20, 20);
  const double height = measure::heel_height(as_image(pixels));
  LOOKS_LIKE(height == Approx(39), "a row counts once, however much ink it has");
  CHECK(height == Approx(13));
}

TEST_CASE("the heel is looked for in columns 22 to 26 only", "[01.4]") {
  CHECK(measure::heel_height(as_image(block(5, 27, 9, 27))) == 0);
  CHECK(measure::heel_height(as_image(block(5, 0, 9, 21))) == 0);
  CHECK(measure::heel_height(as_image(block(5, 26, 9, 26))) == Approx(5));
  CHECK(measure::heel_height(as_image(block(5, 22, 9, 22))) == Approx(5));
}

TEST_CASE("stripes are more restless than a plain surface", "[01.5]") {
  Matrix stripes = Matrix::Zero(28, 28);
  for (Index r = 4; r < 24; r += 2) stripes.row(r).setConstant(1);
  const Matrix plain = block(4, 0, 23, 27);
  CHECK(measure::texture(as_image(stripes)) > 10 * measure::texture(as_image(plain)));
}

TEST_CASE("the texture is the sum of the steps downwards for each ink pixel", "[01.5]") {
  // Two edges of 10 pixels, up and down, over 50 pixels of ink.
  const Matrix pixels = block(5, 5, 9, 14);
  const double value = measure::texture(as_image(pixels));
  LOOKS_LIKE(value == Approx(0).margin(1e-12), "take each step without its sign");
  LOOKS_LIKE(value == Approx(10. / 50), "the differences go to the pixel below, not to the right");
  LOOKS_LIKE(value == Approx(20. / 784), "divide by the ink pixels, not by all");
  CHECK(value == Approx(20. / 50));
}

TEST_CASE("an empty picture has no texture", "[01.5]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  CHECK(measure::texture(as_image(pixels)) == 0);
}

}  // namespace
}  // namespace dl
