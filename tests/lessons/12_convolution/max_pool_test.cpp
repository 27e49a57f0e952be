#include "max_pool.hpp"

#include <cmath>
#include <limits>

#include "allocations_of_a_step.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "golden_pooling.hpp"
#include "layer_gradients.hpp"
#include "places_by_trying.hpp"
#include "pooling.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "stands_on.hpp"
#include "tests/golden/12_convolution.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "window.hpp"

namespace dl {
namespace {

const auto nan = std::numeric_limits<real>::quiet_NaN();

/// Whether 12.8 is right.
bool finds_the_largest() {
  const Matrix x = rows(golden::pooled_x);
  bool right = true;
  for (const auto& p : golden::max_poolings) {
    MaxPool pool(pooled_shape, window_of(p));
    right = right && near(pool.forward(x, Mode::train), rows(p.y));
  }
  MaxPool pool({1, 2, 3}, {.size = 2});
  return right && std::signbit(pool.forward(row({-0.0, 0.0, -1, -1, -1, -1}), Mode::train)(0, 0));
}

TEST_CASE("the largest pixel below the window comes out", "[12.8]") {
  const ImageShape in{1, 2, 4};
  require_places(in, pairs);
  MaxPool pool(in);
  const Matrix y = pool.forward(row({-0.5, -0.3, 0.3, 0.1,  //
                                     -0.9, -0.2, 0.4, 0.6}),
                                Mode::train);
  LOOKS_LIKE(near(y, row({-0.5, 0.6})),
             "the search begins with 0, but all pixels of a window may be below: begin with the "
             "first of them");
  LOOKS_LIKE(near(y, row({-0.9, 0.1})), "this is the smallest");
  LOOKS_LIKE(near(y, row({-0.2, 0.3})),
             "the place of the window is forgotten: it begins at x[first]");
  LOOKS_LIKE(near(y, row({-0.3, 0.3})), "only the window's first row is looked at");
  LOOKS_LIKE(near(y, row({-0.5, 0.4})), "only the window's first column is looked at");
  LOOKS_LIKE(near(y, row({0.3, 0.3})), "the window's next row lies in_.width pixels further in x");
  LOOKS_LIKE(near(y, row({-0.5, 0.3})), "the first pixel is taken for the largest");
  CHECK_THAT(y, EqualsMatrix(row({-0.2, 0.6})));
}

TEST_CASE("it is looked for in each sample and each channel by itself", "[12.8]") {
  const ImageShape in{2, 1, 5};
  const Window window{.size = 1, .stride = 3};
  require_places(in, window);
  MaxPool pool(in, window);
  const Matrix x = rows({{1, 2, 3, 4, 5, 10, 20, 30, 40, 50}, {6, 7, 8, 9, 2, 60, 70, 80, 90, 20}});
  const Matrix y = pool.forward(x, Mode::train);
  LOOKS_LIKE(near(y, rows({{1, 1, 1, 1}, {1, 1, 1, 1}})),
             "what is returned is counted from the window's first pixel: count it from x");
  CHECK_THAT(y, EqualsMatrix(rows({{1, 4, 10, 40}, {6, 9, 60, 90}})));
}

TEST_CASE("what fills no window is left out of max pooling", "[12.8]") {
  const ImageShape in{1, 3, 5};
  require_places(in, pairs);
  MaxPool pool(in);
  CHECK_THAT(pool.forward(row({1, 3, 5, 2, 90,  //
                               4, 2, 3, 6, 80,  //
                               70, 95, 75, 85, 99}),
                          Mode::train),
             EqualsMatrix(row({4, 6})));
  CHECK(pool.output_shape().size() == 2);
}

TEST_CASE("what is not a number comes out or is passed over, and hides no other window", "[12.8]") {
  const ImageShape in{1, 2, 6};
  require_places(in, pairs);
  MaxPool pool(in);
  const Matrix y = pool.forward(row({nan, 2, 1, nan, 0.25, 0.75,  //
                                     4, 3, 5, 2, -0.5, 0.5}),
                                Mode::train);
  REQUIRE(y.cols() == 3);
  CHECK((std::isnan(y(0, 0)) || y(0, 0) == 4));
  CHECK((std::isnan(y(0, 1)) || y(0, 1) == 5));
  CHECK(y(0, 2) == 0.75);
}

TEST_CASE("of equal pixels the first is the largest", "[12.8]") {
  // 0 and -0 are equal, and yet to be told apart.
  const ImageShape in{1, 2, 7};
  require_places(in, pairs);
  MaxPool pool(in);
  const Matrix y = pool.forward(row({-0.5, -0.0, 0.0, -0.0, -0.5, -0.0, 7,  //
                                     0.0, -0.5, -0.0, -0.5, -0.3, -0.5, 7}),
                                Mode::train);
  REQUIRE_THAT(y, EqualsMatrix(row({0, 0, 0})));
  const bool first = std::signbit(y(0, 0)) && !std::signbit(y(0, 1));
  LOOKS_LIKE(std::signbit(y(0, 1)),
             "of equal pixels the last is taken: only a larger one replaces the largest");
  LOOKS_LIKE(!std::signbit(y(0, 0)) && !std::signbit(y(0, 1)),
             "the window is read column by column: the first of equal pixels is the first by rows");
  CHECK(first);
}

TEST_CASE("max pooling agrees with PyTorch, also after another batch", "[12.8]") {
  Rng rng(14);
  const Matrix x = rows(golden::pooled_x);
  for (const auto& p : golden::max_poolings) {
    INFO("size " << p.size << ", stride " << p.stride);
    require_places(pooled_shape, window_of(p));
    MaxPool pool(pooled_shape, window_of(p));
    CHECK_THAT(pool.forward(x, Mode::train), EqualsMatrix(rows(p.y), agreement));
    CHECK(pool.forward(distinct(5, pooled_shape, rng), Mode::train).rows() == 5);
    CHECK_THAT(pool.forward(x, Mode::eval), EqualsMatrix(rows(p.y), agreement));
  }
}

TEST_CASE("pooling refuses padding, and images of another shape", "[12.8]") {
  require_places({2, 3, 4}, pairs);
  MaxPool pool({2, 3, 4});
  CHECK(pool.forward(Matrix::Constant(2, 24, 0.5), Mode::train).cols() == 4);
  CHECK_THROWS_WITH(pool.forward(Matrix::Constant(2, 12, 0.5), Mode::train),
                    "expected images of [2, 3, 4], got rows of 12");
  CHECK_THROWS_WITH(MaxPool({2, 3, 4}, {.size = 2, .stride = 2, .padding = 1}),
                    "pooling has no padding here");
  CHECK_THROWS_AS(MaxPool({2, 3, 4}, {.size = 4}), std::invalid_argument);
}

TEST_CASE("the largest pixel gets the whole error, the others none", "[12.9]") {
  const ImageShape in{1, 2, 4};
  require_places(in, pairs);
  MaxPool pool(in);
  const Matrix x = row({-0.5, -0.3, 0.3, 0.1,  //
                        -0.2, -0.9, 0.2, 0.6});
  pool.forward(x, Mode::train);
  const Matrix grad_x = pool.input_gradient(row({3, 5}));
  LOOKS_LIKE(near(grad_x, row({3, 5, 0, 0, 0, 0, 0, 0})),
             "the error goes to entry `place` of x, which counts windows, not pixels");
  LOOKS_LIKE(near(grad_x, row({0, 0, 0, 0, 1, 0, 0, 1})),
             "the derivative is there, but the error that it multiplies is not");
  LOOKS_LIKE(near(grad_x, row({0, 0, 0, 0, 3. / 4, 0, 0, 5. / 4})),
             "the error is divided, as average pooling does: here one pixel made all of y");
  STANDS_ON("12.8", finds_the_largest());
  CHECK_THAT(grad_x, EqualsMatrix(row({0, 0, 0, 0, 3, 0, 0, 5})));
}

TEST_CASE("a pixel that is the largest of several windows gets the errors of all", "[12.9]") {
  const ImageShape in{1, 2, 4};
  const Window window{.size = 2, .stride = 1};
  require_places(in, window);
  MaxPool pool(in, window);
  const Matrix x = row({0.5, 0.9, 0.3, 0.1,  //
                        0.2, 0.4, 0.2, 0.6});
  pool.forward(x, Mode::train);
  for (int time = 0; time < 2; ++time) {
    const Matrix grad_x = pool.input_gradient(row({2, 3, 5}));
    LOOKS_LIKE(near(grad_x, row({0, 3, 0, 0, 0, 0, 0, 5})),
               "where windows overlap the last one wins: they add up, +=");
    STANDS_ON("12.8", finds_the_largest());
    CHECK_THAT(grad_x, EqualsMatrix(row({0, 5, 0, 0, 0, 0, 0, 5})));
  }
}

TEST_CASE("of equal pixels the first gets the whole error", "[12.9]") {
  const ImageShape in{1, 2, 5};
  require_places(in, pairs);
  MaxPool pool(in);
  pool.forward(row({0.2, 0.7, 0.4, 0.4, 9, 0.7, 0.1, 0.4, 0.4, 9}), Mode::train);
  const Matrix grad_x = pool.input_gradient(row({3, 5}));
  LOOKS_LIKE(near(grad_x, row({0, 0, 0, 0, 0, 3, 0, 0, 5, 0})),
             "12.8 takes the last of equal pixels: only a larger one replaces the largest");
  LOOKS_LIKE(near(grad_x, row({0, 3, 5, 5, 0, 3, 0, 5, 5, 0})),
             "every one of the equal pixels gets the error");
  LOOKS_LIKE(near(grad_x, row({0, 1.5, 1.25, 1.25, 0, 1.5, 0, 1.25, 1.25, 0})),
             "equal pixels share the error");
  STANDS_ON("12.8", finds_the_largest());
  CHECK_THAT(grad_x, EqualsMatrix(row({0, 3, 5, 0, 0, 0, 0, 0, 0, 0})));
}

TEST_CASE("max pooling's gradient agrees with PyTorch", "[12.9]") {
  const Matrix x = rows(golden::pooled_x);
  for (const auto& p : golden::max_poolings) {
    INFO("size " << p.size << ", stride " << p.stride);
    require_places(pooled_shape, window_of(p));
    MaxPool pool(pooled_shape, window_of(p));
    pool.forward(x, Mode::train);
    STANDS_ON("12.8", finds_the_largest());
    CHECK_THAT(pool.backward(rows(p.grad_y)), EqualsMatrix(rows(p.grad_x), agreement));
  }
}

TEST_CASE("max pooling's gradient agrees with central differences, for batches of any size",
          "[12.9]") {
  Rng rng(15);
  const ImageShape in{2, 5, 4};
  for (const Window window : {pairs, Window{.size = 3, .stride = 1}}) {
    require_places(in, window);
    MaxPool pool(in, window);
    for (const Index batch : {3, 1, 2}) {
      STANDS_ON("12.8", finds_the_largest());
      CHECK(input_gradient_error(pool, distinct(batch, in, rng), rng) < check);
    }
  }
}

TEST_CASE("a step of max pooling takes no memory once the batch size is known", "[12.9]") {
  require_places(pooled_shape, pairs);
  MaxPool pool(pooled_shape);
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(pool, pooled_shape));
}

}  // namespace
}  // namespace dl
