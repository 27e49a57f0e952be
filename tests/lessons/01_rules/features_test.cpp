#include "features.hpp"

#include <cmath>

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
  LOOKS_LIKE(share == 0, "a quotient of whole numbers is cut to a whole number: divide doubles");
  CHECK(share == Approx(0.25));
}

TEST_CASE("the last row and column of a region count", "[01.1]") {
  const Matrix pixels = block(11, 9, 11, 11) + block(10, 11, 10, 11) + block(10, 9, 10, 9);
  const double share = measure::ink_share(as_image(pixels), {10, 9, 11, 11});
  LOOKS_LIKE(share == Approx(1. / 6) || share == Approx(2. / 6) || share == Approx(3. / 6),
             "the loops end one pixel too early");
  CHECK(share == Approx(5. / 6));
}

TEST_CASE("a faint pixel is no ink, a bright one counts as one", "[01.1]") {
  const Matrix pixels = block(0, 0, 0, 0, 0.1) + block(0, 1, 0, 1, 0.3) + block(0, 2, 0, 2, 0.7);
  const double share = measure::ink_share(as_image(pixels), {0, 0, 0, 3});
  LOOKS_LIKE(share == Approx(1.1 / 4), "count pixels with ink, do not add up their brightness");
  LOOKS_LIKE(share == Approx(0.75), "every pixel above 0 is counted: use is_ink");
  LOOKS_LIKE(share == Approx(0.25), "ink begins at 0.2: use is_ink");
  CHECK(share == Approx(0.5));
}

TEST_CASE("the width goes from the first to the last column with ink", "[01.2]") {
  const Matrix pixels = block(3, 5, 6, 9) + block(16, 12, 16, 14) + block(5, 2, 5, 2, 0.3) +
                        block(20, 25, 20, 25, 0.1);
  const double width = measure::width(as_image(pixels));
  LOOKS_LIKE(width == Approx(12), "from column 2 to column 14 there are 13 columns");
  LOOKS_LIKE(width == Approx(9), "the gap in between belongs to the width");
  LOOKS_LIKE(width == Approx(8) || width == Approx(5) || width == Approx(3),
             "look at all rows, not only at one");
  LOOKS_LIKE(width == Approx(14), "this is the height: columns are what is asked for");
  LOOKS_LIKE(width == Approx(24), "a pixel above 0 is not yet ink: use is_ink");
  LOOKS_LIKE(width == Approx(10), "ink begins at 0.2: use is_ink");
  CHECK(width == Approx(13));
}

TEST_CASE("a picture may have ink from edge to edge, and more columns than rows", "[01.2]") {
  Matrix pixels = Matrix::Zero(4, 9);
  pixels(1, 0) = pixels(3, 8) = 0.5;
  const double width = measure::width(as_image(pixels));
  CHECK(width == Approx(9));
  Matrix one = Matrix::Zero(4, 9);
  one(2, 0) = 0.5;
  CHECK(measure::width(as_image(one)) == Approx(1));
  Matrix top = Matrix::Zero(4, 9);
  top(0, 6) = top(0, 7) = 0.5;
  const double two = measure::width(as_image(top));
  LOOKS_LIKE(two == 0, "the first row counts too");
  CHECK(two == Approx(2));
}

TEST_CASE("the height is the width of the picture on its side", "[01.2]") {
  const Matrix pixels = block(3, 5, 6, 9);
  CHECK(measure::height(as_image(pixels)) == Approx(4));
}

TEST_CASE("an empty picture has no width", "[01.2]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  const double width = measure::width(as_image(pixels));
  LOOKS_LIKE(width < 0 || width > 1, "without ink there is no first and no last column: give 0");
  CHECK(width == 0);
}

TEST_CASE("a picture like its mirror image has no asymmetry", "[01.3]") {
  const Matrix pixels = block(3, 10, 20, 17);
  const double value = measure::asymmetry(as_image(pixels));
  LOOKS_LIKE(value == Approx(0.25), "the mirror of column 0 is column 27");
  LOOKS_LIKE(value == Approx(64. / 144), "the mirror changes left and right, not up and down");
  CHECK(value == Approx(0).margin(1e-12));
}

TEST_CASE("a thing on one side only differs twice from its mirror image", "[01.3]") {
  const Matrix pixels = block(3, 2, 6, 5, 0.7) + block(10, 2, 11, 5, 0.3);
  const double value = measure::asymmetry(as_image(pixels));
  LOOKS_LIKE(value == Approx(1), "go over both halves: each pixel misses its mirror image");
  LOOKS_LIKE(value == Approx(27.2), "divide by the sum of the picture");
  LOOKS_LIKE(value == Approx(27.2 / 24),
             "divide by the brightness, not by how many pixels are ink");
  LOOKS_LIKE(value == Approx(27.2 / 784), "divide by the brightness, not by all pixels");
  LOOKS_LIKE(value == Approx(17.12 / 13.6), "these are squares: it is the difference without sign");
  LOOKS_LIKE(value == Approx(0).margin(1e-12), "take each difference without its sign");
  CHECK(value == Approx(2));
}

TEST_CASE("a picture that is no square has an asymmetry, too", "[01.3]") {
  Matrix wide = Matrix::Zero(3, 5);
  wide(0, 0) = 0.9;
  wide(1, 3) = 0.4;
  wide(2, 4) = 0.7;
  wide(2, 2) = 0.5;
  // The middle column is its own mirror; the other three have nothing opposite.
  CHECK(measure::asymmetry(as_image(wide)) == Approx(2 * (0.9 + 0.4 + 0.7) / 2.5));
  const Matrix tall = wide.transpose();
  // (0, 0) is opposite nothing, (3, 1) its own mirror, (4, 2) and (2, 2) opposite nothing.
  CHECK(measure::asymmetry(as_image(tall)) == Approx(2 * (0.9 + 0.7 + 0.5) / 2.5));
}

TEST_CASE("an empty picture has no asymmetry", "[01.3]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  const double value = measure::asymmetry(as_image(pixels));
  LOOKS_LIKE(std::isnan(value), "zero is divided by zero");
  CHECK(value == 0);
}

TEST_CASE("the heel is as high as the rows with ink at the right", "[01.4]") {
  const Matrix pixels =
      block(8, 24, 12, 26, 0.4) + block(15, 24, 20, 26, 0.9) + block(15, 2, 23, 20);
  const double height = measure::heel_height(as_image(pixels));
  LOOKS_LIKE(height == Approx(33), "a row counts once, however much ink it has");
  LOOKS_LIKE(height == Approx(14), "look at columns 22 to 26 only");
  LOOKS_LIKE(height == Approx(13), "a row without ink between two others does not count");
  LOOKS_LIKE(height == Approx(6), "ink begins at 0.2: use is_ink");
  LOOKS_LIKE(height == 0, "one pixel of ink makes the row count: not all five must be ink");
  CHECK(height == Approx(11));
}

TEST_CASE("the heel is looked for in columns 22 to 26 only", "[01.4]") {
  CHECK(measure::heel_height(as_image(block(5, 27, 9, 27))) == 0);
  CHECK(measure::heel_height(as_image(block(5, 0, 9, 21))) == 0);
  const double last = measure::heel_height(as_image(block(5, 26, 9, 26)));
  const double first = measure::heel_height(as_image(block(0, 22, 4, 22)));
  LOOKS_LIKE(last == 0 && first == Approx(5), "column 26 counts too");
  CHECK(last == Approx(5));
  LOOKS_LIKE(first == 0 && last == Approx(5), "column 22 counts too");
  LOOKS_LIKE(first == Approx(4), "the row 0 counts too");
  CHECK(first == Approx(5));
  CHECK(measure::heel_height(as_image(block(23, 24, 27, 24))) == Approx(5));
}

TEST_CASE("a picture with more rows than columns has a heel as high", "[01.4]") {
  Matrix tall = Matrix::Zero(40, 28);
  tall.block(25, 23, 12, 2).setConstant(0.6);
  CHECK(measure::heel_height(as_image(tall)) == Approx(12));
  CHECK(measure::heel_height(as_image(tall.topRows(26).eval())) == Approx(1));
}

TEST_CASE("stripes are more restless than a plain surface", "[01.5]") {
  Matrix stripes = Matrix::Zero(28, 28);
  for (Index r = 4; r < 24; r += 2) stripes.row(r).setConstant(1);
  const Matrix plain = block(4, 0, 23, 27);
  CHECK(measure::texture(as_image(stripes)) > 10 * measure::texture(as_image(plain)));
}

TEST_CASE("the texture is the sum of the steps downwards for each ink pixel", "[01.5]") {
  // Two edges of 10 pixels, up and down by 0.4, over 50 pixels of ink.
  const Matrix pixels = block(5, 5, 9, 14, 0.4);
  const double value = measure::texture(as_image(pixels));
  LOOKS_LIKE(value == Approx(4. / 50), "the differences go to the pixel below, not to the right");
  LOOKS_LIKE(value == Approx(8. / 784), "divide by the ink pixels, not by all");
  LOOKS_LIKE(value == Approx(8. / 20),
             "divide by how many pixels are ink, not by their brightness");
  LOOKS_LIKE(value == Approx(8), "divide by the ink pixels: a large thing is not more restless");
  LOOKS_LIKE(value == Approx(3.2 / 50), "these are squares: it is the difference without sign");
  CHECK(value == Approx(8. / 50));
}

TEST_CASE("at the edge of the picture there is ink, but no step", "[01.5]") {
  const Matrix bottom = block(25, 3, 27, 6, 0.4);
  const double value = measure::texture(as_image(bottom));
  LOOKS_LIKE(value == Approx(-1.6 / 12), "take each step without its sign");
  LOOKS_LIKE(value == Approx(1.6 / 8), "the ink of the last row counts too");
  LOOKS_LIKE(value == Approx(3.2 / 12), "below the last row there is no step");
  LOOKS_LIKE(value == 0, "ink begins at 0.2: use is_ink");
  CHECK(value == Approx(1.6 / 12));
  const double top = measure::texture(as_image(block(0, 3, 1, 8, 0.4)));
  LOOKS_LIKE(top == Approx(2.4 / 6), "the ink of the first row counts too");
  CHECK(top == Approx(2.4 / 12));
}

TEST_CASE("a picture that is no square has a texture, too", "[01.5]") {
  Matrix wide = Matrix::Zero(3, 5);
  wide(0, 4) = 0.5;
  wide(1, 0) = wide(2, 3) = 0.9;
  wide(2, 0) = 0.3;
  // The steps: 0.5 from (0, 4), 0.9 to (1, 0) and 0.6 from it, 0.9 to (2, 3).
  CHECK(measure::texture(as_image(wide)) == Approx(2.9 / 4));
  const Matrix tall = wide.transpose();
  // The steps: 0.9 and 0.3 from row 0, 0.9 to and from (3, 2), 0.5 to (4, 0).
  CHECK(measure::texture(as_image(tall)) == Approx((0.9 + 0.3 + 0.9 + 0.9 + 0.5) / 4));
}

TEST_CASE("an empty picture has no texture", "[01.5]") {
  const Matrix pixels = Matrix::Zero(28, 28);
  const double value = measure::texture(as_image(pixels));
  LOOKS_LIKE(std::isnan(value), "zero is divided by zero");
  CHECK(value == 0);
}

}  // namespace
}  // namespace dl
