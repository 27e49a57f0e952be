#include "unfold.hpp"

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "example.hpp"
#include "images.hpp"
#include "places_by_trying.hpp"
#include "tests/golden/12_convolution.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "window.hpp"

namespace dl {
namespace {

/// Columns of an example's shape, with the image that they fold to, by a rule.
std::pair<Matrix, Matrix> folded(const Example& example, Rng& rng, const Rule& rule) {
  const Matrix columns = random_matrix(example.weight.rows(), example.place_count(), rng);
  Matrix x = Matrix::Zero(1, example.in.size());
  for_each_entry(example.in, example.window, rule,
                 [&](Index k, Index p, Index pixel) { x(0, pixel) += columns(k, p); });
  return {columns, x};
}

TEST_CASE("a column holds the pixels below the window at one place", "[12.3]") {
  const ImageShape in{2, 2, 3};
  const Window window{.size = 2};
  require_places(in, window);
  const RowVector x = row({0.5, 0.2, 0.1, 0.3, 0.7, 0.4,  //
                           5, 2, 1, 3, 7, 4});
  Unfold unfold(in, window);
  Matrix columns;
  unfold.unfold(x, columns);
  const Matrix expected =
      rows({{0.5, 0.2}, {0.2, 0.1}, {0.3, 0.7}, {0.7, 0.4}, {5, 2}, {2, 1}, {3, 7}, {7, 4}});
  LOOKS_LIKE(near(columns, expected.col(0).replicate(1, 2)),
             "every place has the pixels of the first: the window moves on with j");
  LOOKS_LIKE(near(columns.col(0), expected.col(1)), "the first place is left out");
  CHECK_THAT(columns, EqualsMatrix(expected));
  CHECK(unfold.output_shape().channels == 8);
  CHECK(unfold.output_shape().height == 1);
  CHECK(unfold.output_shape().width == 2);
}

TEST_CASE("the columns follow the window's stride", "[12.3]") {
  const auto example = example_of({2, 5, 8}, 1, {.size = 3, .stride = 2}, 3);
  Matrix columns;
  Unfold(example.in, example.window).unfold(example.x.row(0), columns);
  LOOKS_LIKE(near(columns, example.columns([](Index i, Index j, Index u, Index v) {
               return std::pair(2 * i + u, j + v);
             })),
             "the stride is forgotten: from place to place the window moves by its stride");
  LOOKS_LIKE(near(columns, example.columns([](Index i, Index j, Index u, Index v) {
               return std::pair(2 * i + u, j + 2 + v);
             })),
             "the stride is added where it multiplies");
  CHECK_THAT(columns, EqualsMatrix(example.columns()));
}

TEST_CASE("the columns agree with PyTorch's, and the next image's have nothing of them", "[12.3]") {
  using namespace golden;
  const auto agrees = [](ImageShape in, Window window, const Matrix& x, const Matrix& expected) {
    require_places(in, window);
    Unfold unfold(in, window);
    Matrix columns;
    unfold.unfold(x.row(0), columns);
    CHECK_THAT(columns, EqualsMatrix(expected, agreement));
    unfold.unfold(x.row(1), columns);
    CHECK((columns - expected).norm() > 0.1);
    unfold.unfold(x.row(0), columns);
    CHECK_THAT(columns, EqualsMatrix(expected, agreement));
  };
  agrees({2, 5, 7}, {.size = 3, .stride = 2}, rows(strided_x), rows(strided_columns));
  agrees({1, 7, 5}, {.size = 5, .stride = 2, .padding = 2}, rows(wide_x), rows(wide_columns));
}

TEST_CASE("folded, a pixel is the sum of what was made from it", "[12.6]") {
  const ImageShape in{1, 2, 3};
  const Window window{.size = 2};
  require_places(in, window);
  const Matrix columns = rows({{0.5, 0.2}, {0.3, 0.7}, {5, 2}, {3, 7}});
  RowVector x = RowVector::Constant(6, 100);
  Unfold(in, window).fold(columns, x);
  LOOKS_LIKE(near(x, row({0.5, 0.3, 0.7, 5, 3, 7})),
             "where windows overlap the last one wins: they add up, +=");
  LOOKS_LIKE(near(x, row({0.7, 1, 0, 7, 10, 0})),
             "all places go to the pixels of the first: the window moves on with j");
  CHECK_THAT(x, EqualsMatrix(row({0.5, 0.5, 0.7, 5, 5, 7})));
}

TEST_CASE("folding follows the window's stride, and drops the padding", "[12.6]") {
  const auto example = example_of({2, 5, 6}, 1, {.size = 3, .stride = 2, .padding = 1}, 9);
  Rng rng(9);
  const auto [columns, expected] = folded(example, rng, by_definition(example.window));
  Rng same(9);
  const auto forgotten = folded(example, same, [](Index i, Index j, Index u, Index v) {
                           return std::pair(2 * i + u - 1, j + v - 1);
                         }).second;
  RowVector x(example.in.size());
  Unfold(example.in, example.window).fold(columns, x);
  LOOKS_LIKE(near(x, forgotten),
             "the stride is forgotten: from place to place the window moves by its stride");
  CHECK_THAT(x, EqualsMatrix(expected));
}

TEST_CASE("folding agrees with PyTorch, and begins anew each time", "[12.6]") {
  using namespace golden;
  const auto agrees = [](ImageShape in, Window window, const Matrix& columns,
                         const Matrix& expected) {
    require_places(in, window);
    Unfold unfold(in, window);
    for (int time = 0; time < 2; ++time) {
      RowVector x = RowVector::Constant(in.size(), 100);
      unfold.fold(columns, x);
      CHECK_THAT(x, EqualsMatrix(expected, agreement));
    }
  };
  agrees({2, 5, 7}, {.size = 3, .stride = 2}, rows(strided_columns), rows(strided_folded));
  agrees({1, 7, 5}, {.size = 5, .stride = 2, .padding = 2}, rows(wide_columns), rows(wide_folded));
}

TEST_CASE("fold is the transpose of unfold", "[12.6]") {
  Rng rng(10);
  for (const auto& [in, window] : kinds) {
    const auto example = example_of(in, 1, window, 10);
    const Matrix columns = random_matrix(example.weight.rows(), example.place_count(), rng);
    RowVector x(in.size());
    Unfold(in, window).fold(columns, x);
    // unfold(x) · c = x · fold(c), for every x and c
    CHECK(example.x.cwiseProduct(x).sum() ==
          Approx(example.columns().cwiseProduct(columns).sum()).epsilon(1e-12));
  }
}

}  // namespace
}  // namespace dl
