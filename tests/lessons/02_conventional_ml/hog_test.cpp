#include "hog.hpp"

#include <cmath>
#include <numbers>

#include "tests/as_image.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// An 8×8 picture whose brightness rises by `step` from left to right.
Matrix ramp(double step) {
  Matrix pixels(8, 8);
  for (Index c = 0; c < 8; ++c) pixels.col(c).setConstant(static_cast<real>(step) * real(c));
  return pixels;
}

TEST_CASE("a ramp to the right has a gradient to the right and none downwards", "[02.1]") {
  const Matrix pixels = ramp(0.1);
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.right(3, 3) == Approx(0.2), "the difference goes over two pixels: halve it");
  LOOKS_LIKE(g.right(3, 3) == Approx(-0.1), "it is the pixel after minus the pixel before");
  LOOKS_LIKE(g.right(3, 3) == Approx(0) && g.down(3, 3) != Approx(0), "right and down are swapped");
  CHECK(g.right(3, 3) == Approx(0.1));
  CHECK_THAT(g.down, EqualsMatrix(Matrix::Zero(8, 8), 1e-12));
}

TEST_CASE("downwards is towards the rows with larger numbers", "[02.1]") {
  const Matrix pixels = ramp(0.1).transpose();
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.down(3, 3) == Approx(-0.1), "it is the pixel below minus the pixel above");
  CHECK(g.down(3, 3) == Approx(0.1));
  CHECK_THAT(g.right, EqualsMatrix(Matrix::Zero(8, 8), 1e-12));
}

TEST_CASE("outside the picture the nearest pixel counts", "[02.1]") {
  const Matrix pixels = ramp(0.1);
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.right(0, 0) == Approx(0), "the pixels at the edge are left out");
  Matrix expected = Matrix::Constant(8, 8, 0.1);
  expected.leftCols(1).setConstant(0.05);
  expected.rightCols(1).setConstant(0.05);
  CHECK_THAT(g.right, EqualsMatrix(expected));
  const Matrix turned = pixels.transpose();
  CHECK_THAT(image_gradients(as_image(turned)).down, EqualsMatrix(expected.transpose()));
}

TEST_CASE("a picture that is higher than wide has gradients in each of its pixels", "[02.1]") {
  const Matrix pixels =
      rows({{0.1, 0.5, 0.2}, {0.7, 0.3, 0.9}, {0.4, 0.8, 0.6}, {0.05, 0.15, 0.35}});
  const auto g = image_gradients(as_image(pixels));
  CHECK_THAT(g.right,
             EqualsMatrix(rows(
                 {{0.2, 0.05, -0.15}, {-0.2, 0.1, 0.3}, {0.2, 0.1, -0.1}, {0.05, 0.15, 0.1}})));
  LOOKS_LIKE(near(g.down.row(0), row({0, 0, 0})), "the first row has a gradient downwards too");
  LOOKS_LIKE(near(g.down.row(3), row({0, 0, 0})) && !near(g.down.row(0), row({0, 0, 0})),
             "the last row has a gradient downwards too");
  CHECK_THAT(g.down, EqualsMatrix(rows({{0.3, -0.1, 0.35},
                                        {0.15, 0.15, 0.2},
                                        {-0.325, -0.075, -0.275},
                                        {-0.175, -0.325, -0.125}})));
}

/// The histogram of the only cell of a 4×4 picture in which one pixel has this gradient.
RowVector histogram_of(double right, double down) {
  Gradients g{Matrix::Zero(4, 4), Matrix::Zero(4, 4)};
  g.right(1, 2) = static_cast<real>(right);
  g.down(1, 2) = static_cast<real>(down);
  return cell_histograms(g).row(0);
}

TEST_CASE("a direction between two bins is shared by nearness", "[02.2]") {
  const double angle = 2 * std::numbers::pi * 3.25 / hog_bins;
  const auto histogram = histogram_of(2 * std::cos(angle), 2 * std::sin(angle));
  LOOKS_LIKE(histogram(3) == Approx(2), "the nearest bin gets all of it");
  LOOKS_LIKE(histogram(3) == Approx(0.5), "the shares are swapped: the nearer bin gets more");
  LOOKS_LIKE(histogram(3) == Approx(0.75), "a pixel votes with the length of its gradient");
  CHECK(histogram(3) == Approx(1.5));
  CHECK(histogram(4) == Approx(0.5));
  CHECK(histogram.sum() == Approx(2));
}

TEST_CASE("after the last bin comes the first", "[02.2]") {
  const double angle = 2 * std::numbers::pi * 11.5 / hog_bins;
  const auto histogram = histogram_of(std::cos(angle), std::sin(angle));
  const double within = 2 * std::numbers::pi * 3.25 / hog_bins;
  LOOKS_LIKE(histogram(11) == Approx(1) &&
                 histogram_of(std::cos(within), std::sin(within))(3) == Approx(0.75),
             "the bin after the last is bin 0");
  CHECK(histogram(11) == Approx(0.5));
  CHECK(histogram(0) == Approx(0.5));
}

TEST_CASE("the votes of two pixels in a cell are added", "[02.2]") {
  Gradients g{Matrix::Zero(4, 8), Matrix::Zero(4, 8)};
  g.right(0, 5) = 0.5;
  g.right(3, 7) = 0.75;
  g.down(2, 1) = -0.25;
  const auto histograms = cell_histograms(g);
  LOOKS_LIKE(histograms(1, 0) == Approx(0.75), "the last vote replaces the others: add it");
  CHECK(histograms(1, 0) == Approx(1.25));
  CHECK(histograms(0, 9) == Approx(0.25));
  CHECK(histograms.sum() == Approx(1.5));
}

TEST_CASE("all votes of a picture add up to the length of its gradients", "[02.2]") {
  const auto digits = load_digits();
  const auto g = image_gradients(image(digits, 0));
  const double expected = (g.right.cwiseAbs2() + g.down.cwiseAbs2()).cwiseSqrt().sum();
  CHECK(cell_histograms(g).sum() == Approx(expected));
}

RowVector normalized(RowVector block) {
  normalize_block(block);
  return block;
}

TEST_CASE("a block does not know how much contrast the picture had", "[02.3]") {
  const RowVector dim = normalized(row({0.1, 0.2, 0, 0.05}));
  const RowVector bright = normalized(row({0.7, 1.4, 0, 0.35}));
  LOOKS_LIKE(near(bright, 7 * dim, 1e-3), "the block is not divided by its length");
  const RowVector clipped = row({0.2, 0.2, 0, 0.35 / 2.5725});
  LOOKS_LIKE(near(bright, clipped / clipped.norm(), 1e-3),
             "it is divided by the square of its length");
  CHECK_THAT(bright, EqualsMatrix(dim, 1e-4));
}

TEST_CASE("one strong edge does not drown the others", "[02.3]") {
  const RowVector block = normalized(row({10, 1, 1, 0}));
  const bool same_contrast =
      near(block, normalized(row({20, 2, 2, 0})), 1e-4) &&
      near(normalized(row({0.1, 0.2, 0, 0.05})), normalized(row({0.7, 1.4, 0, 0.35})), 1e-4);
  LOOKS_LIKE(same_contrast && block(0) == Approx(10 / std::sqrt(102.)).epsilon(1e-4),
             "the clipping at 0.2 is missing");
  LOOKS_LIKE(block(1) == Approx(block(2)) && block(3) == Approx(block(2)) && block(2) > 0.1,
             "nothing is to be larger than 0.2: of each entry and 0.2 the smaller one");
  LOOKS_LIKE(block(0) / block(1) == Approx(2.4).epsilon(1e-4),
             "it is divided by its length, not by its sum");
  // (10, 1, 1) / √102 = (0.990, 0.099, 0.099), clipped (0.2, 0.099, 0.099), and so
  CHECK(block(0) / block(1) == Approx(0.2 / (1 / std::sqrt(102.))).epsilon(1e-4));
  LOOKS_LIKE(block(0) == Approx(0.2),
             "after the clipping the block is divided by its length again");
  CHECK(block.norm() == Approx(1).epsilon(1e-4));
}

TEST_CASE("a block without edges stays zero", "[02.3]") {
  const RowVector block = normalized(RowVector::Zero(4));
  LOOKS_LIKE(block.array().isNaN().all(), "zero is divided by zero");
  CHECK_THAT(block, EqualsMatrix(RowVector::Zero(4)));
}

TEST_CASE("a 28 by 28 picture has 1,728 features", "[02.3]") {
  const Matrix pixels = Matrix::Constant(28, 28, real(0.5));
  CHECK(hog(as_image(pixels)).size() == 1728);
}

}  // namespace
}  // namespace dl
