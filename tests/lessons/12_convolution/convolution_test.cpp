#include "tests/golden/12_convolution.hpp"

#include <cmath>
#include <limits>

#include "average_pool.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "convolution.hpp"
#include "direct_convolution.hpp"
#include "max_pool.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/allocations.hpp"
#include "tests/testing.hpp"

/// Points to the exercise that a test stands on, where that is wrong; printed as LOOKS_LIKE is.
#define STANDS_ON(exercise, is_right) \
  if (!(is_right)) UNSCOPED_INFO("mend " exercise " first: this may fail only because of it")

namespace dl {
namespace {

constexpr double agreement = 1e-10;  // with PyTorch
constexpr double check = 1e-6;       // with central differences

/// The places along one side, found by moving the window on until it hangs over the edge.
Index places_by_trying(Index pixels, const Window& window) {
  Index count = 0;
  for (Index first = -window.padding; first + window.size <= pixels + window.padding;
       first += window.stride) {
    ++count;
  }
  return count;
}

/// Ends a test whose window would leave the image: it would read and write what is not its own.
void require_places(const ImageShape& in, const Window& window) {
  INFO("12.1 counts the places wrongly: mend it first, all the others stand on it");
  REQUIRE(places(in.height, window) == places_by_trying(in.height, window));
  REQUIRE(places(in.width, window) == places_by_trying(in.width, window));
}

/// Which pixel (row, column) lies below (u, v) of the window at place (i, j).
using Rule = std::function<std::pair<Index, Index>(Index i, Index j, Index u, Index v)>;

Rule by_definition(const Window& w) {
  return [w](Index i, Index j, Index u, Index v) {
    return std::pair(i * w.stride + u - w.padding, j * w.stride + v - w.padding);
  };
}

/// Calls see(k, p, pixel) for each entry [k, p] of the columns that is not from the padding.
void for_each_entry(const ImageShape& in, const Window& window, const Rule& rule,
                    const std::function<void(Index k, Index p, Index pixel)>& see) {
  const Index height = places_by_trying(in.height, window);
  const Index width = places_by_trying(in.width, window);
  Index k = 0;
  for (Index c = 0; c < in.channels; ++c) {
    for (Index u = 0; u < window.size; ++u) {
      for (Index v = 0; v < window.size; ++v, ++k) {
        for (Index p = 0; p < height * width; ++p) {
          const auto [row, column] = rule(p / width, p % width, u, v);
          if (row < 0 || row >= in.height || column < 0 || column >= in.width) continue;
          see(k, p, (c * in.height + row) * in.width + column);
        }
      }
    }
  }
}

/// One image and what a convolution of it needs, by the definition or by a mistake in it.
struct Example {
  ImageShape in;
  Window window;
  Matrix x, weight, bias;

  Example(ImageShape shape, Index channels, Window window_, std::uint64_t seed)
      : in(shape), window(window_) {
    Rng rng(seed);
    x = random_matrix(1, in.size(), rng, 1, 2);
    weight = random_matrix(in.channels * window.size * window.size, channels, rng);
    bias = random_matrix(1, channels, rng, 3);
  }

  Index place_count() const {
    return places_by_trying(in.height, window) * places_by_trying(in.width, window);
  }

  Matrix columns(const Rule& rule) const {
    Matrix columns = Matrix::Zero(weight.rows(), place_count());
    for_each_entry(in, window, rule,
                   [&](Index k, Index p, Index pixel) { columns(k, p) = x(0, pixel); });
    return columns;
  }
  Matrix columns() const { return columns(by_definition(window)); }

  /// [1, O·H'·W'] of columns and weights.
  Matrix y(const Matrix& columns, const Matrix& weights) const {
    const Matrix sums = (weights.transpose() * columns).colwise() + bias.row(0).transpose();
    return sums.reshaped<Eigen::RowMajor>().transpose();
  }
  Matrix y(const Rule& rule) const { return y(columns(rule), weight); }
  Matrix y() const { return y(columns(), weight); }

  Matrix direct() const { return convolve_directly(x.row(0), in, weight, bias.row(0), window); }
};

/// The same for a test of its own.
Example example_of(const ImageShape& in, Index channels, const Window& window, std::uint64_t seed) {
  require_places(in, window);
  return {in, channels, window, seed};
}

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

ImageShape shape_of(const golden::Convolved& c) { return {c.channels, c.height, c.width}; }
Window window_of(const golden::Convolved& c) { return {c.size, c.stride, c.padding}; }
Convolution convolution(const golden::Convolved& c) {
  return convolution(shape_of(c), rows(c.weight), rows(c.bias), window_of(c));
}

/// Whether 12.4 is right for such images.
bool convolves(const ImageShape& in, const Window& window) {
  const Example example(in, 3, window, 97);
  auto layer = convolution(in, example.weight, example.bias, window);
  return near(layer.forward(example.x, Mode::train), example.y());
}

/// Images and windows of all kinds, for central differences.
const std::vector<std::pair<ImageShape, Window>> kinds = {{{2, 3, 4}, {.size = 3, .padding = 1}},
                                                          {{1, 5, 4}, {.size = 2, .stride = 2}},
                                                          {{3, 2, 5}, {.size = 1, .stride = 2}},
                                                          {{2, 3, 2}, {.size = 2, .padding = 2}}};

const auto nan = std::numeric_limits<real>::quiet_NaN();

/// Memory taken by a training step once the batch size is known.
long allocations_of_a_step(Layer& layer, const ImageShape& in) {
  Rng rng(12);
  const Matrix x = random_matrix(3, in.size(), rng);
  const Matrix grad_y = layer.forward(x, Mode::train);
  layer.backward(grad_y);
  const long before = allocations();
  layer.forward(x, Mode::train);
  layer.backward(grad_y);
  return allocations() - before;
}

/// How far dL/dx is from central differences, for L = Σ y · weights.
double input_gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix weights = random_matrix(y.rows(), y.cols(), rng, 1, 2);
  const Matrix grad_x = layer.input_gradient(weights);
  const auto loss = [&](const Matrix& at) {
    return layer.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  return gradient_error(loss, x, grad_x);
}

/// The same for the parameters.
double parameter_gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix weights = random_matrix(y.rows(), y.cols(), rng, 1, 2);
  layer.parameter_gradients(weights);
  const auto loss = [&] { return layer.forward(x, Mode::train).cwiseProduct(weights).sum(); };
  return gradient_check(layer.named_parameters(), loss).error;
}

TEST_CASE("a window by single steps lies at all places where it fits", "[12.1]") {
  const Window window{.size = 3};
  LOOKS_LIKE(places(7, window) == 4, "the steps are counted: the first place is one more");
  LOOKS_LIKE(places(7, window) == 7 || places(7, window) == 8,
             "the window hangs over the edge at the last places: take its size away");
  CHECK(places(7, window) == 5);
  CHECK(places(3, window) == 1);
}

TEST_CASE("padding is on both sides", "[12.1]") {
  const Window window{.size = 3, .padding = 2};
  LOOKS_LIKE(places(7, window) == 5, "the padding is forgotten");
  LOOKS_LIKE(places(7, window) == 7, "the padding is counted on one side only");
  LOOKS_LIKE(places(7, window) == 1, "the padding makes the image smaller here");
  CHECK(places(7, window) == 9);
}

TEST_CASE("what is left over behind the last step fills no window", "[12.1]") {
  const Window window{.size = 4, .stride = 3};
  LOOKS_LIKE(places(9, window) == 6, "the stride is forgotten");
  LOOKS_LIKE(places(9, window) == 3, "a place is counted at which the window hangs over the edge");
  LOOKS_LIKE(places(9, window) == 1, "the steps are counted: the first place is one more");
  CHECK(places(9, window) == 2);
  CHECK(places(10, window) == 3);
}

TEST_CASE("places are counted as moving the window on would count them", "[12.1]") {
  for (const Index pixels : {5, 7, 28}) {
    for (const Index size : {1, 2, 3, 5}) {
      for (const Index stride : {1, 2, 3}) {
        for (const Index padding : {0, 1, 2}) {
          const Window window{.size = size, .stride = stride, .padding = padding};
          INFO(pixels << " pixels, size " << size << ", stride " << stride << ", padding "
                      << padding);
          REQUIRE(places(pixels, window) == places_by_trying(pixels, window));
        }
      }
    }
  }
}

TEST_CASE("height and width have places of their own, and a window that does not fit is named",
          "[12.1]") {
  const ImageShape out = output_shape({2, 5, 8}, 6, {.size = 3, .stride = 2});
  CHECK(out.channels == 6);
  CHECK(out.height == 2);
  CHECK(out.width == 3);
  CHECK_THROWS_WITH(output_shape({2, 3, 4}, 6, {.size = 6, .padding = 1}),
                    "a window of 6x6 does not fit into [2, 5, 6]");
  CHECK_NOTHROW(output_shape({2, 3, 4}, 6, {.size = 5, .padding = 1}));
  CHECK_THROWS_WITH(output_shape({2, 3, 4}, 6, {.size = 2, .stride = 0}),
                    "no window: size 2, stride 0, padding 0");
}

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

/// Columns of an example's shape, with the image that they fold to, by a rule.
std::pair<Matrix, Matrix> folded(const Example& example, Rng& rng, const Rule& rule) {
  const Matrix columns = random_matrix(example.weight.rows(), example.place_count(), rng);
  Matrix x = Matrix::Zero(1, example.in.size());
  for_each_entry(example.in, example.window, rule,
                 [&](Index k, Index p, Index pixel) { x(0, pixel) += columns(k, p); });
  return {columns, x};
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
  CHECK(allocations_of_a_step(layer, in) == 0);
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

/// Images without equal pixels, far enough from each other for central differences.
Matrix distinct(Index batch, const ImageShape& in, Rng& rng) {
  const auto order = rng.permutation(batch * in.size());
  Matrix x(batch, in.size());
  for (Index i = 0; i < x.size(); ++i) {
    x.data()[i] = 0.1 * static_cast<real>(order[static_cast<std::size_t>(i)]) - 3;
  }
  return x;
}

constexpr ImageShape pooled_shape{3, 5, 7};

Window window_of(const golden::Pooled& p) { return {.size = p.size, .stride = p.stride}; }

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
  CHECK(allocations_of_a_step(pool, pooled_shape) == 0);
}

TEST_CASE("the mean of the pixels below the window comes out", "[12.10]") {
  const ImageShape in{1, 3, 4};
  const Window window{.size = 3};
  require_places(in, window);
  AveragePool pool(in, window);
  const Matrix x = row({9, 18, -27, 36,  //
                        45, 54, 63, 18,  //
                        72, 9, 27, -90});
  const Matrix y = pool.forward(x, Mode::train);
  const Matrix sums = row({270, 108});
  LOOKS_LIKE(near(y, sums), "this is the sum: divide it by the number of pixels");
  LOOKS_LIKE(near(y, sums / 3), "it is divided by the pixels of one side: there are size · size");
  LOOKS_LIKE(near(y, sums / 6), "it is divided by 2 · size: there are size · size pixels");
  LOOKS_LIKE(near(y, sums / 12), "it is divided by the pixels of the image: count the window's");
  LOOKS_LIKE(near(y, row({0, 0})), "1 / (size * size) of whole numbers is 0");
  LOOKS_LIKE(near(y, row({72, 63})), "this is the largest");
  LOOKS_LIKE(near(y, row({27. / 9, -90. / 9})), "only the last pixel is left: they add up, +=");
  LOOKS_LIKE(near(y, row({32, 32})), "the window's next row lies in_.width pixels further in x");
  CHECK_THAT(y, EqualsMatrix(row({30, 12})));
}

TEST_CASE("average pooling agrees with PyTorch, also after another batch", "[12.10]") {
  Rng rng(16);
  const Matrix x = rows(golden::pooled_x);
  for (const auto& p : golden::average_poolings) {
    INFO("size " << p.size << ", stride " << p.stride);
    require_places(pooled_shape, window_of(p));
    AveragePool pool(pooled_shape, window_of(p));
    CHECK_THAT(pool.forward(x, Mode::train), EqualsMatrix(rows(p.y), agreement));
    CHECK(pool.forward(distinct(5, pooled_shape, rng), Mode::train).rows() == 5);
    CHECK_THAT(pool.forward(x, Mode::eval), EqualsMatrix(rows(p.y), agreement));
  }
}

TEST_CASE("with a window as large as the image a channel becomes its mean", "[12.10]") {
  const ImageShape in{5, 4, 4};
  const Window window{.size = 4};
  require_places(in, window);
  Rng rng(17);
  const Matrix x = random_matrix(3, in.size(), rng, 1, 2);
  AveragePool pool(in, window);
  const Matrix y = pool.forward(x, Mode::train);
  REQUIRE(y.cols() == 5);
  for (Index n = 0; n < 3; ++n) {
    const Matrix means = channels(x, in, n).rowwise().mean().transpose();
    CHECK_THAT(y.row(n), EqualsMatrix(means));
  }
}

TEST_CASE("a mean with what is not a number in it is none", "[12.10]") {
  const ImageShape in{1, 2, 6};
  require_places(in, pairs);
  AveragePool pool(in);
  Matrix x = Matrix::Constant(1, 12, 0.5);
  x(0, 9) = nan;
  const Matrix y = pool.forward(x, Mode::train);
  CHECK(y(0, 0) == Approx(0.5));
  CHECK(std::isnan(y(0, 1)));
  CHECK(y(0, 2) == Approx(0.5));
}

/// Whether 12.10 is right.
bool averages() {
  bool right = true;
  for (const auto& p : golden::average_poolings) {
    AveragePool pool(pooled_shape, window_of(p));
    right = right && near(pool.forward(rows(golden::pooled_x), Mode::train), rows(p.y));
  }
  return right;
}

TEST_CASE("each pixel below the window gets its share of the error", "[12.11]") {
  const ImageShape in{1, 3, 4};
  const Window window{.size = 3};
  require_places(in, window);
  AveragePool pool(in, window);
  // What went in and came out does not matter on the way back.
  const auto shares = [](real first, real second) -> Matrix {
    return row({first, first + second, first + second, second}).replicate(1, 3);
  };
  for (int time = 0; time < 2; ++time) {
    const Matrix grad_x = pool.input_gradient(row({18, 45}));
    LOOKS_LIKE(near(grad_x, shares(18, 45)),
               "each pixel gets the whole error: it moved the mean by a ninth of what it moves");
    LOOKS_LIKE(near(grad_x, shares(6, 15)),
               "it is divided by the pixels of one side: there are size · size");
    LOOKS_LIKE(near(grad_x, row({2, 5, 5, 5}).replicate(1, 3)),
               "where windows overlap the last one wins: they add up, +=");
    LOOKS_LIKE(near(grad_x, shares(0, 0)), "1 / (size * size) of whole numbers is 0");
    CHECK_THAT(grad_x, EqualsMatrix(shares(2, 5)));
  }
}

TEST_CASE("average pooling's gradient agrees with PyTorch", "[12.11]") {
  for (const auto& p : golden::average_poolings) {
    INFO("size " << p.size << ", stride " << p.stride);
    require_places(pooled_shape, window_of(p));
    AveragePool pool(pooled_shape, window_of(p));
    CHECK_THAT(pool.input_gradient(rows(p.grad_y)), EqualsMatrix(rows(p.grad_x), agreement));
  }
}

TEST_CASE("average pooling's gradient agrees with central differences, for batches of any size",
          "[12.11]") {
  Rng rng(18);
  const ImageShape in{2, 5, 4};
  for (const Window window : {pairs, Window{.size = 3, .stride = 1}}) {
    require_places(in, window);
    AveragePool pool(in, window);
    for (const Index batch : {3, 1, 2}) {
      STANDS_ON("12.10", averages());
      CHECK(input_gradient_error(pool, random_matrix(batch, in.size(), rng), rng) < check);
    }
  }
}

TEST_CASE("a step of average pooling takes no memory once the batch size is known", "[12.11]") {
  require_places(pooled_shape, pairs);
  AveragePool pool(pooled_shape);
  CHECK(allocations_of_a_step(pool, pooled_shape) == 0);
}

TEST_CASE("a network of all of these agrees with central differences, and has names", "[12.11]") {
  const ImageShape in{2, 6, 8};
  const Window same{.size = 3, .padding = 1};
  require_places(in, same);
  require_places(in, pairs);
  Rng rng(19);
  Sequential network;
  network.add<Convolution>(in, 3, rng, same);
  network.add<MaxPool>(ImageShape{3, 6, 8});
  auto& strided = network.add<Convolution>(ImageShape{3, 3, 4}, 2, rng, Window{.size = 2});
  network.add<ActivationLayer>(Activation::tanh);
  auto& average = network.add<AveragePool>(strided.output_shape(), pairs);
  network.add<Dense>(average.output_shape().size(), 4, rng);
  const Matrix x = random_matrix(3, in.size(), rng);
  INFO("the layers are judged one by one above: mend first what fails there");
  CHECK(parameter_gradient_error(network, x, rng) < check);
  CHECK(input_gradient_error(network, x, rng) < check);
  std::vector<std::string> names;
  for (const auto& [name, parameter] : network.named_parameters()) names.push_back(name);
  CHECK(names == std::vector<std::string>{"layers.0.weight", "layers.0.bias", "layers.2.weight",
                                          "layers.2.bias", "layers.5.weight", "layers.5.bias"});
}

}  // namespace
}  // namespace dl
