#include "dense_layer.hpp"

#include <functional>

#include "allocations_of.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "layer.hpp"
#include "tests/testing.hpp"
#include "weighted_output.hpp"

namespace dl {
namespace {

Dense dense_layer(const Matrix& weight, const Matrix& bias) {
  Rng rng(1);
  Dense layer(weight.rows(), weight.cols(), rng);
  layer.weight.value = weight;
  layer.bias.value = bias;
  return layer;
}

/// Calls check(layer, dL/dy) after a forward pass of one sample, of a few and of many.
void for_batches_of_any_size(const std::function<void(Dense&, const Matrix&)>& check) {
  Rng rng(7);
  Dense layer(784, 128, rng);
  for (const Index batch : {1, 16, 200}) {
    INFO("batch of " << batch);
    const Matrix x = random_matrix(batch, 784, rng);
    layer.forward(x, Mode::train);
    check(layer, random_matrix(batch, 128, rng));
  }
}

TEST_CASE("the gradient of a weight adds input times error over the batch", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}, {5, 6}}), row({0, 0}));
  const Matrix x = rows({{1, 0, 2}, {3, 1, 0}});
  layer.forward(x, Mode::train);
  layer.parameter_gradients(rows({{1, 2}, {-1, 4}}));
  const Matrix expected = rows({{-2, 14}, {-1, 4}, {2, 4}});
  LOOKS_LIKE(near(layer.weight.gradient, expected / 2),
             "the mean over the batch is taken twice: the loss has divided by n already");
  LOOKS_LIKE(near(layer.weight.gradient, -expected),
             "the sign is turned: the optimizer takes away");
  LOOKS_LIKE(near(layer.weight.gradient, expected.transpose()),
             "the factors are in the wrong order: rows of W are inputs, so xᵀ comes first");
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(expected));
}

TEST_CASE("the gradient of a bias is the error, added up over the batch", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}}), row({0, 0}));
  const Matrix x = rows({{2}, {3}, {4}});
  layer.forward(x, Mode::train);
  layer.parameter_gradients(rows({{1, 2}, {-1, 4}, {3, 0}}));
  LOOKS_LIKE(near(layer.bias.gradient, row({1, 2})), "the mean over the batch is taken twice");
  LOOKS_LIKE(near(layer.bias.gradient, row({0, 0})), "the bias gets no gradient");
  CHECK_THAT(layer.bias.gradient, EqualsMatrix(row({3, 6})));
}

TEST_CASE("a second pass replaces the gradients of the first", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}}), row({0, 0}));
  const Matrix x = rows({{2}});
  for (int pass = 0; pass < 2; ++pass) {
    layer.forward(x, Mode::train);
    layer.parameter_gradients(rows({{1, 3}}));
  }
  LOOKS_LIKE(near(layer.weight.gradient, rows({{4, 12}})),
             "the second pass adds to the first: use =, not +=");
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(rows({{2, 6}})));
  CHECK_THAT(layer.bias.gradient, EqualsMatrix(row({1, 3})));
}

TEST_CASE("the gradients of a dense layer agree with central differences", "[07.1]") {
  Rng rng(2);
  Dense layer(4, 3, rng);
  const Matrix x = random_matrix(5, 4, rng);
  const Matrix c = random_matrix(5, 3, rng);
  layer.forward(x, Mode::train);
  layer.parameter_gradients(c);
  for (auto* p : layer.parameters()) {
    const Matrix start = p->value;
    const auto loss = [&](const Matrix& value) {
      p->value = value;
      return weighted_output(layer, x, c);
    };
    CHECK(gradient_error(loss, start, p->gradient) < 1e-8);
    p->value = start;
  }
}

TEST_CASE("the gradients of a dense layer take no memory from the heap", "[07.1]") {
  for_batches_of_any_size([](Dense& layer, const Matrix& grad_y) {
    const long count = allocations_of([&] { layer.parameter_gradients(grad_y); });
    LOOKS_LIKE(count > 0 && near(layer.weight.gradient, layer.input().transpose() * grad_y),
               "the product makes a matrix of its own first: multiply_transposed_a does not");
    CHECK(count == 0);
  });
}

TEST_CASE("an error comes back along each weight", "[07.2]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}}), row({7, 7}));
  const Matrix x = rows({{1, 1}});
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(row({1, 10}));
  LOOKS_LIKE(near(grad_x, row({31, 42})), "the weights are not transposed: rows are inputs");
  LOOKS_LIKE(near(grad_x, row({-21, -43})), "the sign is turned: the optimizer takes away");
  CHECK_THAT(grad_x, EqualsMatrix(row({21, 43})));
}

TEST_CASE("a smaller batch after a larger one has errors of its own", "[07.2]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}, {5, 6}}), row({0, 0}));
  const Matrix large = rows({{1, 0, 2}, {3, 1, 0}, {0, 5, 1}});
  const Matrix small = row({2, 3, 4});
  layer.forward(large, Mode::train);
  layer.input_gradient(rows({{1, 0}, {0, 1}, {2, 2}}));
  for (const double error : {1.0, 2.0}) {
    layer.forward(small, Mode::train);
    const Matrix grad_x = layer.input_gradient(row({error, 0}));
    LOOKS_LIKE(grad_x.rows() == 3, "the size of the first batch is kept");
    REQUIRE(grad_x.rows() == 1);
    LOOKS_LIKE(error == 2 && near(grad_x, row({3, 9, 15})), "each pass adds to the one before");
    CHECK_THAT(grad_x, EqualsMatrix(error * row({1, 3, 5})));
  }
}

TEST_CASE("each sample's error comes back to its own row", "[07.2]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}, {5, 6}}), row({0, 0}));
  const Matrix x = rows({{1, 0, 2}, {3, 1, 0}});
  layer.forward(x, Mode::train);
  CHECK_THAT(layer.input_gradient(rows({{1, 0}, {0, 1}})),
             EqualsMatrix(rows({{1, 3, 5}, {2, 4, 6}})));
}

TEST_CASE("the input gradient of a dense layer agrees with central differences", "[07.2]") {
  Rng rng(2);
  Dense layer(4, 3, rng);
  const Matrix x = random_matrix(5, 4, rng);
  const Matrix c = random_matrix(5, 3, rng);
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(c);
  CHECK(gradient_error([&](const Matrix& at) { return weighted_output(layer, at, c); }, x, grad_x) <
        1e-8);
}

TEST_CASE("the input gradient of a dense layer takes no memory from the heap", "[07.2]") {
  for_batches_of_any_size([](Dense& layer, const Matrix& grad_y) {
    CHECK_NO_ALLOCATIONS(allocations_of([&] { layer.input_gradient(grad_y); }));
  });
}

}  // namespace
}  // namespace dl
