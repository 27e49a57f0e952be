#include "average_pool.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "allocations_of_a_step.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "convolution.hpp"
#include "golden_pooling.hpp"
#include "images.hpp"
#include "layer_gradients.hpp"
#include "max_pool.hpp"
#include "places_by_trying.hpp"
#include "pooling.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "stands_on.hpp"
#include "tests/golden/12_convolution.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "window.hpp"

namespace dl {
namespace {

const auto nan = std::numeric_limits<real>::quiet_NaN();

/// Whether 12.10 is right.
bool averages() {
  bool right = true;
  for (const auto& p : golden::average_poolings) {
    AveragePool pool(pooled_shape, window_of(p));
    right = right && near(pool.forward(rows(golden::pooled_x), Mode::train), rows(p.y));
  }
  return right;
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
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(pool, pooled_shape));
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
