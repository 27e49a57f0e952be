#include "body_and_head.hpp"

#include <string>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "small_network.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double check = 1e-6;  // with central differences

TEST_CASE("a new head is as a dense layer begins, with the same features", "[13.2]") {
  Rng rng(6);
  auto network = small_network(rng);
  const auto before = weights_of(network);
  Rng same = rng, untouched = rng;
  network.replace_head(7, rng);
  const Dense expected(4, 7, same);
  const auto next = rng.bits();
  LOOKS_LIKE(next == untouched.bits(), "the random numbers that are passed in are not used");
  LOOKS_LIKE(network.head.weight.value.rows() == 7, "a dense layer is made by (in, out)");
  LOOKS_LIKE(network.head.weight.value.rows() == 3,
             "the features are the rows of the old weight, its columns are the old classes");
  LOOKS_LIKE(network.head.weight.value.cols() == 3, "this is still the old head");
  CHECK_THAT(network.head.weight.value, EqualsMatrix(expected.weight.value, 0));
  LOOKS_LIKE(network.head.weight.value.cols() == 7 && network.head.bias.value.cols() == 3,
             "the bias is still the old head's");
  CHECK_THAT(network.head.bias.value, EqualsMatrix(expected.bias.value, 0));
  CHECK(next == same.bits());
  for (const auto& name : body_names) {
    INFO(name);
    CHECK_THAT(weights_of(network).at(name), EqualsMatrix(before.at(name), 0));
  }
}

TEST_CASE("with a new head the network answers with as many classes, and learns", "[13.2]") {
  Rng rng(7);
  auto network = small_network(rng);
  const Matrix x = random_matrix(9, 6, rng);
  network.forward(x, Mode::train);
  for (const Index classes : {2, 8}) {
    network.replace_head(classes, rng);
    CHECK(network.forward(x, Mode::train).cols() == classes);
    const Matrix weights = random_matrix(9, classes, rng);
    network.parameter_gradients(weights);
    const auto loss = [&] { return network.forward(x, Mode::train).cwiseProduct(weights).sum(); };
    CHECK(gradient_check(network.named_parameters(), loss).error < check);
  }
}

TEST_CASE("behind a new head all gradients agree with central differences", "[13.2]") {
  Rng rng(20);
  auto network = small_network(rng);
  network.replace_head(3, rng);
  const Matrix x = random_matrix(5, 6, rng);
  const Matrix weights = random_matrix(5, 3, rng);
  const auto loss = [&](const Matrix& at) {
    return network.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  network.forward(x, Mode::train);
  const Matrix grad_x = network.backward(weights);
  CHECK(gradient_error(loss, x, grad_x) < check);
  network.forward(x, Mode::train);
  CHECK(gradient_check(network.named_parameters(), [&] { return loss(x); }).error < check);
  network.parameter_gradients(weights);
  CHECK(gradient_check(network.named_parameters(), [&] { return loss(x); }).error < check);
}

TEST_CASE("with a new head a frozen body gets no gradients, a frozen head neither", "[13.2]") {
  Rng rng(21);
  auto network = small_network(rng);
  network.replace_head(3, rng);
  const Matrix x = random_matrix(5, 6, rng);
  const Matrix weights = random_matrix(5, 3, rng);
  const auto squares = [&](const std::string& part) {
    double sum = 0;
    for (const auto& [name, p] : network.named_parameters()) {
      if (name.starts_with(part)) sum += p->gradient.squaredNorm();
    }
    return sum;
  };
  network.body.set_frozen(true);
  network.forward(x, Mode::train);
  network.parameter_gradients(weights);
  CHECK(squares("body") == 0);
  CHECK(squares("head") > 0);
  network.body.set_frozen(false);
  network.head.set_frozen(true);
  for (const auto& [name, p] : network.named_parameters()) p->gradient.setZero();
  network.forward(x, Mode::train);
  network.parameter_gradients(weights);
  CHECK(squares("body") > 0);
  CHECK(squares("head") == 0);
}

}  // namespace
}  // namespace dl
