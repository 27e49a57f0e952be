#include "residual.hpp"

#include "activation_layer.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "finite_differences.hpp"
#include "layer.hpp"
#include "sequential.hpp"
#include "tests/testing.hpp"
#include "times.hpp"
#include "weighted_output.hpp"

namespace dl {
namespace {

TEST_CASE("gradients add at a fork: one number on two ways", "[07.9]") {
  Residual fork;
  fork.inner.add<Times>(3);  // y = x + 3 x
  CHECK_THAT(fork.forward(row({2, -1}), Mode::train), EqualsMatrix(row({8, -4})));
  const Matrix grad_x = fork.backward(row({5, 0.5}));
  LOOKS_LIKE(near(grad_x, row({15, 1.5})), "only the way through the layers is counted");
  LOOKS_LIKE(near(grad_x, row({5, 0.5})), "only the path around the layers is counted");
  LOOKS_LIKE(near(grad_x, row({75, 0.75})), "the two derivatives add up, they are not multiplied");
  LOOKS_LIKE(near(grad_x, row({10, 1})), "the two derivatives add up: no mean");
  CHECK_THAT(grad_x, EqualsMatrix(row({20, 2})));
}

TEST_CASE("a block with a path around it agrees with central differences", "[07.9]") {
  Rng rng(5);
  Sequential network;
  network.add<Dense>(3, 4, rng);
  auto& block = network.add<Residual>();
  block.inner.add<Dense>(4, 6, rng);
  block.inner.add<ActivationLayer>(Activation::tanh);
  block.inner.add<Dense>(6, 4, rng);
  network.add<Dense>(4, 2, rng);
  const Matrix x = random_matrix(5, 3, rng);
  const Matrix c = random_matrix(5, 2, rng);
  weighted_output(network, x, c);
  const Matrix grad_x = network.backward(c);
  const auto loss = [&] { return weighted_output(network, x, c); };
  CHECK(gradient_check(network.named_parameters(), loss).error < 1e-8);
  CHECK(gradient_error([&](const Matrix& at) { return weighted_output(network, at, c); }, x,
                       grad_x) < 1e-8);
}

}  // namespace
}  // namespace dl
