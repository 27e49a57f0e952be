#include "convolution.hpp"

#include <cmath>
#include <limits>

#include "allocations_of_a_step.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "example.hpp"
#include "golden_convolution.hpp"
#include "layer_gradients.hpp"
#include "places_by_trying.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "stands_on.hpp"
#include "tests/golden/12_convolution.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "unfold.hpp"
#include "window.hpp"

namespace dl {
namespace {

/// Whether 12.3 is right for such images.
bool unfolds(const ImageShape& in, const Window& window) {
  const Example example(in, 1, window, 99);
  Matrix columns;
  Unfold(in, window).unfold(example.x.row(0), columns);
  return near(columns, example.columns());
}

/// Whether 12.6 is.
bool folds(const ImageShape& in, const Window& window) {
  const Example example(in, 1, window, 98);
  const Matrix columns = example.columns();
  RowVector x(in.size()), expected = RowVector::Zero(in.size());
  Unfold(in, window).fold(columns, x);
  for_each_entry(in, window, by_definition(window),
                 [&](Index k, Index p, Index pixel) { expected(pixel) += columns(k, p); });
  return near(x, expected);
}

/// A convolution with given weights; the random ones that it begins with are overwritten.
Convolution convolution(const ImageShape& in, const Matrix& weight, const Matrix& bias,
                        Window window) {
  Rng rng(1);
  Convolution layer(in, weight.cols(), rng, window);
  layer.weight.value = weight;
  layer.bias.value = bias;
  return layer;
}

Convolution convolution(const golden::Convolved& c) {
  return convolution(shape_of(c), rows(c.weight), rows(c.bias), window_of(c));
}

/// Whether 12.4 is right for such images.
bool convolves(const ImageShape& in, const Window& window) {
  const Example example(in, 3, window, 97);
  auto layer = convolution(in, example.weight, example.bias, window);
  return near(layer.forward(example.x, Mode::train), example.y());
}

const auto nan = std::numeric_limits<real>::quiet_NaN();

TEST_CASE("every channel has its weights and one bias", "[12.4]") {
  // As many places as output channels, so that a bias for each place would fit.
  const ImageShape in{2, 1, 3};
  const Window window{.size = 1};
  const Matrix weight = rows({{2, 3, 5}, {7, 11, 13}});
  const Matrix bias = row({0.1, 0.2, 0.3});
  require_places(in, window);
  auto layer = convolution(in, weight, bias, window);
  const Matrix y = layer.forward(rows({{1, 2, 3, 10, 20, 30}}), Mode::train);
  const Matrix sums = row({72, 144, 216, 113, 226, 339, 135, 270, 405});
  LOOKS_LIKE(near(y, sums), "the bias is forgotten");
  LOOKS_LIKE(near(y, sums + row({0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3})),
             "each place has a bias of its own: a bias belongs to a channel, at all its places");
  LOOKS_LIKE(near(y, sums + row({0.1, 0, 0, 0.2, 0, 0, 0.3, 0, 0})),
             "the bias is added at the first place only");
  STANDS_ON("12.3", unfolds(in, window));
  CHECK_THAT(y, EqualsMatrix(sums + row({0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3})));
}

TEST_CASE("a convolution agrees with PyTorch", "[12.4]") {
  for (const auto& c : golden::convolutions) {
    INFO(c.name);
    require_places(shape_of(c), window_of(c));
    auto layer = convolution(c);
    const Matrix y = layer.forward(rows(c.x), Mode::train);
    STANDS_ON("12.3", unfolds(shape_of(c), window_of(c)));
    CHECK_THAT(y, EqualsMatrix(rows(c.y), agreement));
  }
}

TEST_CASE("by unfolding or directly, the result is the same", "[12.4]") {
  const auto example = example_of({3, 6, 5}, 2, {.size = 3, .stride = 2, .padding = 1}, 4);
  auto layer = convolution(example.in, example.weight, example.bias, example.window);
  const Matrix y = layer.forward(example.x, Mode::train);
  STANDS_ON("12.2", near(example.direct(), example.y()));
  STANDS_ON("12.3", unfolds(example.in, example.window));
  CHECK_THAT(y, EqualsMatrix(example.direct()));
}

TEST_CASE("a sample does not notice its batch, of whatever size", "[12.4]") {
  Rng rng(5);
  const auto example = example_of({2, 4, 3}, 3, {.size = 3, .padding = 1}, 5);
  auto layer = convolution(example.in, example.weight, example.bias, example.window);
  const Matrix x = random_matrix(4, example.in.size(), rng);
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix alone = layer.forward(x.row(2), Mode::eval);
  const Matrix again = layer.forward(x, Mode::train);
  CHECK_THAT(alone, EqualsMatrix(y.row(2)));
  CHECK_THAT(again, EqualsMatrix(y));
  STANDS_ON("12.3", unfolds(example.in, example.window));
  CHECK_THAT(layer.forward(example.x, Mode::train), EqualsMatrix(example.y()));
}

TEST_CASE("what is not a number stays so, where the window sees it and nowhere else", "[12.4]") {
  const auto example = example_of({1, 3, 6}, 2, {.size = 2}, 6);
  auto layer = convolution(example.in, example.weight, example.bias, example.window);
  Matrix x = example.x;
  x(0, 0) = nan;
  const Matrix y = layer.forward(x, Mode::train);
  STANDS_ON("12.3", unfolds(example.in, example.window));
  CHECK_THAT(y.middleCols(1, 9), EqualsMatrix(example.y().middleCols(1, 9)));
  CHECK(std::isnan(y(0, 0)));
  CHECK(std::isnan(y(0, 10)));
}

TEST_CASE("images of another shape are refused, and the parameters have PyTorch's names",
          "[12.4]") {
  const ImageShape in{2, 5, 7};
  const Window window{.size = 3, .stride = 2};
  require_places(in, window);
  Rng rng(7);
  Convolution layer(in, 4, rng, window);
  CHECK(layer.forward(Matrix::Constant(3, 70, 0.5), Mode::train).cols() == 4 * 2 * 3);
  CHECK(layer.output_shape().size() == 4 * 2 * 3);
  CHECK_THROWS_WITH(layer.forward(Matrix::Constant(3, 12, 0.5), Mode::train),
                    "expected images of [2, 5, 7], got rows of 12");
  CHECK(layer.named_parameters() ==
        NamedParameters{{"weight", &layer.weight}, {"bias", &layer.bias}});
  CHECK(parameter_count(layer) == 2 * 9 * 4 + 4);
  const double bound = 1 / std::sqrt(18.);
  CHECK((layer.weight.value.array().abs() <= bound).all());
  CHECK((layer.weight.value.array().abs() > 0.9 * bound).any());
  CHECK((layer.bias.value.array().abs() <= bound).all());
}

TEST_CASE("a weight answers for every sample and every place where it was used", "[12.5]") {
  const ImageShape in{3, 1, 2};
  const Window window{.size = 1};
  require_places(in, window);
  auto layer = convolution(in, rows({{2, 3}, {5, 7}, {11, 13}}), row({0.1, 0.2}), window);
  const Matrix x = rows({{1, 2, 3, 5, 7, 4}, {4, 7, 8, 1, 5, 2}, {6, 1, 9, 8, 2, 3}});
  const Matrix grad_y = rows({{0.1, 0.2, 0.3, 0.5}, {11, 4, 0.4, 6}, {2, 3, 5, 7}});
  layer.forward(x, Mode::train);
  layer.parameter_gradients(grad_y);
  const auto of_sample = [&](Index n) -> Matrix {
    const Matrix pixels = x.row(n).reshaped<Eigen::RowMajor>(3, 2);
    const Matrix errors = grad_y.row(n).reshaped<Eigen::RowMajor>(2, 2);
    return pixels * errors.transpose();
  };
  const Matrix all = of_sample(0) + of_sample(1) + of_sample(2);
  LOOKS_LIKE(near(layer.weight.gradient, of_sample(2)),
             "only the last sample counts: the samples add up");
  LOOKS_LIKE(near(layer.weight.gradient, all / 3),
             "it is the mean over the samples: they are added up");
  LOOKS_LIKE(near(layer.weight.gradient, all / 2),
             "it is the mean over the places: a weight was used at each of them");
  STANDS_ON("12.3", unfolds(in, window));
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(all));
  const Matrix sums = row({20.3, 19.2});
  LOOKS_LIKE(near(layer.bias.gradient, row({5, 12})),
             "only the last sample counts: the samples add up");
  LOOKS_LIKE(near(layer.bias.gradient, sums / 3),
             "it is the mean over the samples: they are added up");
  LOOKS_LIKE(near(layer.bias.gradient, sums / 2),
             "it is the mean over the places: a bias was added at each of them");
  LOOKS_LIKE(near(layer.bias.gradient, row({18.8, 20.7})),
             "each place has a bias of its own: sum over the places of a channel");
  LOOKS_LIKE(near(layer.bias.gradient, row({0, 0})), "the bias gets no gradient");
  CHECK_THAT(layer.bias.gradient, EqualsMatrix(sums));
}

TEST_CASE("the parameters' gradients agree with PyTorch, also when asked again", "[12.5]") {
  for (const auto& c : golden::convolutions) {
    INFO(c.name);
    require_places(shape_of(c), window_of(c));
    auto layer = convolution(c);
    layer.forward(rows(c.x), Mode::train);
    for (int time = 0; time < 2; ++time) {
      layer.parameter_gradients(rows(c.grad_y));
      STANDS_ON("12.3", unfolds(shape_of(c), window_of(c)));
      CHECK_THAT(layer.weight.gradient, EqualsMatrix(rows(c.grad_weight), agreement));
      CHECK_THAT(layer.bias.gradient, EqualsMatrix(rows(c.grad_bias), agreement));
    }
  }
}

TEST_CASE("the parameters' gradients agree with central differences", "[12.5]") {
  Rng rng(8);
  for (const auto& [in, window] : kinds) {
    require_places(in, window);
    Convolution layer(in, 3, rng, window);
    for (const Index batch : {3, 1, 2}) {
      const Matrix x = random_matrix(batch, in.size(), rng);
      STANDS_ON("12.4", convolves(in, window));
      CHECK(parameter_gradient_error(layer, x, rng) < check);
    }
  }
}

TEST_CASE("the error of each sample goes through the weights to its pixels", "[12.7]") {
  const ImageShape in{3, 1, 2};
  const Window window{.size = 1};
  const Matrix weight = rows({{2, 3}, {5, 7}, {11, 13}});
  require_places(in, window);
  auto layer = convolution(in, weight, row({0.1, 0.2}), window);
  const Matrix x = rows({{1, 2, 3, 5, 7, 4}, {6, 1, 9, 8, 2, 3}});
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(rows({{0.1, 0.2, 0.3, 0.5}, {2, 3, 5, 7}}));
  const Matrix first = row({1.1, 1.9, 2.6, 4.5, 5, 8.7});
  const Matrix second = row({19, 27, 45, 64, 87, 124});
  Matrix both(2, 6);
  both << first, second;
  LOOKS_LIKE(near(grad_x, x.row(1).replicate(2, 1)),
             "these are pixels: columns_ is to become W dL/dy before it is folded");
  LOOKS_LIKE(near(grad_x, first.replicate(2, 1)), "every sample has the first one's error");
  LOOKS_LIKE(near(grad_x.row(0), second), "the first sample has the last one's error");
  STANDS_ON("12.6", folds(in, window));
  CHECK_THAT(grad_x, EqualsMatrix(both));
}

TEST_CASE("the gradient of the pixels agrees with PyTorch", "[12.7]") {
  for (const auto& c : golden::convolutions) {
    INFO(c.name);
    require_places(shape_of(c), window_of(c));
    auto layer = convolution(c);
    layer.forward(rows(c.x), Mode::train);
    STANDS_ON("12.6", folds(shape_of(c), window_of(c)));
    CHECK_THAT(layer.input_gradient(rows(c.grad_y)), EqualsMatrix(rows(c.grad_x), agreement));
  }
}

TEST_CASE("the gradient of the pixels agrees with central differences", "[12.7]") {
  Rng rng(11);
  for (const auto& [in, window] : kinds) {
    require_places(in, window);
    Convolution layer(in, 3, rng, window);
    for (const Index batch : {3, 1, 2}) {
      STANDS_ON("12.4", convolves(in, window));
      STANDS_ON("12.6", folds(in, window));
      CHECK(input_gradient_error(layer, random_matrix(batch, in.size(), rng), rng) < check);
    }
  }
}

TEST_CASE("a frozen convolution passes the error back and stays as it is", "[12.7]") {
  const auto& c = golden::convolutions[0];
  require_places(shape_of(c), window_of(c));
  auto layer = convolution(c);
  layer.set_frozen(true);
  CHECK(layer.parameters().empty());
  CHECK(layer.named_parameters().size() == 2);
  layer.weight.gradient = Matrix::Constant(2, 3, 0.25);
  layer.forward(rows(c.x), Mode::train);
  STANDS_ON("12.6", folds(shape_of(c), window_of(c)));
  CHECK_THAT(layer.backward(rows(c.grad_y)), EqualsMatrix(rows(c.grad_x), agreement));
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(Matrix::Constant(2, 3, 0.25)));
  layer.set_frozen(false);
  layer.backward(rows(c.grad_y));
  auto never_frozen = convolution(c);
  never_frozen.forward(rows(c.x), Mode::train);
  never_frozen.parameter_gradients(rows(c.grad_y));
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(never_frozen.weight.gradient));
}

TEST_CASE("a step of a convolution takes no memory once the batch size is known", "[12.7]") {
  const ImageShape in{2, 6, 5};
  const Window window{.size = 3, .padding = 1};
  require_places(in, window);
  Rng rng(13);
  Convolution layer(in, 4, rng, window);
  INFO(
      "a product by an operator may need memory for its result before it is copied: 12.4, 12.5 "
      "and 12.7 name functions that write in place");
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(layer, in));
}

}  // namespace
}  // namespace dl
