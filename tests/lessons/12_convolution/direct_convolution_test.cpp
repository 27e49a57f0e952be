#include "direct_convolution.hpp"

#include "common/dataset.hpp"
#include "example.hpp"
#include "golden_convolution.hpp"
#include "places_by_trying.hpp"
#include "tests/golden/12_convolution.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "window.hpp"

namespace dl {
namespace {

TEST_CASE("the pixels below the window are multiplied by the weights and added up", "[12.2]") {
  const ImageShape in{1, 2, 3};
  const Window window{.size = 2};
  require_places(in, window);
  const RowVector x = row({0.5, 0.2, 0.1,  //
                           0.3, 0.7, 0.4});
  Matrix weight(4, 1);
  weight << 10, 20,  //
      30, 40;
  const Matrix y = convolve_directly(x, in, weight, row({0.5}), window);
  LOOKS_LIKE(
      near(y, row({39.5, 29.5})),
      "the window is turned round, as in mathematics: here pixel (u, v) meets weight (u, v)");
  LOOKS_LIKE(near(y, row({45.5, 35.5})), "rows and columns of the window have changed places");
  LOOKS_LIKE(near(y, row({46, 41})), "the bias is forgotten");
  LOOKS_LIKE(near(y, row({28, 16})), "only the last pixel is left: they add up, +=");
  CHECK_THAT(y, EqualsMatrix(row({46.5, 41.5})));
}

TEST_CASE("the window moves by its stride, from the padding on", "[12.2]") {
  const auto example = example_of({1, 5, 6}, 1, {.size = 3, .stride = 2, .padding = 1}, 1);
  const Matrix y = example.direct();
  const auto looks_like = [&](Index row_stride, Index column_stride, Index padding) {
    return near(y, example.y([=](Index i, Index j, Index u, Index v) {
      return std::pair(i * row_stride + u - padding, j * column_stride + v - padding);
    }));
  };
  LOOKS_LIKE(looks_like(2, 2, 0), "the padding is forgotten");
  LOOKS_LIKE(looks_like(2, 2, -1), "the padding has the wrong sign");
  LOOKS_LIKE(looks_like(1, 2, 1), "the stride is forgotten in the rows");
  LOOKS_LIKE(looks_like(2, 1, 1), "the stride is forgotten in the columns");
  LOOKS_LIKE(looks_like(1, 1, 1), "the stride is forgotten");
  CHECK_THAT(y, EqualsMatrix(example.y()));
}

TEST_CASE("every channel of the output sees all channels of the image", "[12.2]") {
  const auto example = example_of({2, 3, 4}, 3, {.size = 2}, 2);
  const Matrix y = example.direct();
  const Matrix columns = example.columns();
  Matrix one_channel = columns;
  one_channel.bottomRows(4).setZero();
  LOOKS_LIKE(near(y, example.y(one_channel, example.weight)),
             "only the first channel of the image is read");
  one_channel = columns;
  one_channel.topRows(4).setZero();
  LOOKS_LIKE(near(y, example.y(one_channel, example.weight)),
             "the sum begins anew with each channel: only the last is left");
  Matrix mixed_up = example.weight;
  for (Index k = 0; k < 8; ++k) mixed_up.row(k) = example.weight.row(k % 4 * 2 + k / 4);
  LOOKS_LIKE(near(y, example.y(columns, mixed_up)),
             "the weights lie as [channel][u][v], not as [u][v][channel]");
  const Matrix beside = example.y().reshaped<Eigen::RowMajor>(3, 6).transpose();
  LOOKS_LIKE(near(y, beside.reshaped<Eigen::RowMajor>().transpose()),
             "the output lies as [channel][i][j], not as [i][j][channel]");
  CHECK_THAT(y, EqualsMatrix(example.y()));
}

TEST_CASE("the direct convolution agrees with PyTorch", "[12.2]") {
  for (const auto& c : golden::convolutions) {
    INFO(c.name);
    require_places(shape_of(c), window_of(c));
    const Matrix x = rows(c.x);
    const Matrix y = rows(c.y);
    for (Index n = 0; n < x.rows(); ++n) {
      const Matrix found = convolve_directly(x.row(n), shape_of(c), rows(c.weight),
                                             rows(c.bias).row(0), window_of(c));
      CHECK_THAT(found, EqualsMatrix(y.row(n), agreement));
    }
  }
}

}  // namespace
}  // namespace dl
