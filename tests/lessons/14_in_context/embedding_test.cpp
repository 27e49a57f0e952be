#include "embedding.hpp"

#include "common/rng.hpp"
#include "position_embedding.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/allocations.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"

namespace dl {
namespace {

TEST_CASE("a token answers for every place where it stands", "[14.10]") {
  Rng rng(7);
  Embedding embedding(4, 3, rng);
  embedding.weight.value = rows(golden::embedding_weight);
  const Labels tokens = {2, 0, 2, 3, 2};
  const Matrix grad_y = rows(golden::embedding_grad_y);
  const Matrix expected = rows(golden::embedding_grad_weight);
  CHECK_THAT(embedding.forward(tokens, Mode::train),
             EqualsMatrix(rows(golden::embedding_y), agreement));
  embedding.parameter_gradients(grad_y);
  Matrix other = expected;
  other.row(2) = grad_y.row(4);
  LOOKS_LIKE(near(embedding.weight.gradient, other),
             "only the last place of a token counts: they add up");
  other.row(2) = grad_y.row(0);
  LOOKS_LIKE(near(embedding.weight.gradient, other),
             "only the first place of a token counts: they add up");
  other.row(2) = expected.row(2) / 3;
  LOOKS_LIKE(near(embedding.weight.gradient, other),
             "it is the mean over a token's places: they add up");
  LOOKS_LIKE(near(embedding.weight.gradient.row(3), grad_y.row(0)),
             "every place adds the error of the first one");
  LOOKS_LIKE(near(embedding.weight.gradient, expected / 5),
             "it is the mean over all places: they add up");
  CHECK_THAT(embedding.weight.gradient, EqualsMatrix(expected, agreement));

  embedding.forward(tokens, Mode::train);
  embedding.parameter_gradients(grad_y);
  LOOKS_LIKE(near(embedding.weight.gradient, 2 * expected),
             "the gradient of the step before is still in it");
  CHECK_THAT(embedding.weight.gradient, EqualsMatrix(expected, agreement));

  embedding.forward(Labels{1}, Mode::train);
  embedding.parameter_gradients(row({0.5, 0.25, -2}));
  CHECK_THAT(embedding.weight.gradient,
             EqualsMatrix(rows({{0, 0, 0}, {0.5, 0.25, -2}, {0, 0, 0}, {0, 0, 0}})));
}

TEST_CASE("an embedding is the first layer of a network, and learns", "[14.10]") {
  Rng rng(8);
  Sequential network;
  network.add<Embedding>(5, 4, rng);
  auto& positions = network.add<PositionEmbedding>(6, 4, rng);
  network.add<Dense>(4, 2, rng);
  positions.set_tokens(3);
  const Matrix tokens = rows({{4}, {0}, {0}, {3}, {0}, {1}});
  const Matrix weights = random_matrix(6, 2, rng);
  const auto loss = [&] {
    return network.forward(tokens, Mode::train).cwiseProduct(weights).sum();
  };
  loss();
  network.parameter_gradients(weights);
  CHECK(gradient_check(network.named_parameters(), loss).error < check);
  CHECK(network.named_parameters()[0].first == "layers.0.weight");
  CHECK_THROWS_AS(network.backward(weights), std::logic_error);
}

TEST_CASE("a number that is no token is refused", "[14.10]") {
  Rng rng(9);
  Embedding embedding(4, 3, rng);
  const Matrix tokens = rows({{2}, {0}});
  CHECK_THAT(embedding.forward(tokens, Mode::eval),
             EqualsMatrix(embedding.forward(Labels{2, 0}, Mode::eval), 0));
  embedding.parameter_gradients(Matrix::Constant(2, 3, 0.5));
  CHECK(embedding.weight.gradient.sum() == Approx(3));
  for (const Labels& bad : {Labels{1, 4}, Labels{-1}}) {
    CHECK_THROWS_AS(embedding.forward(bad, Mode::eval), std::invalid_argument);
  }
  for (const double bad : {4., -1., 0.5, std::nan(""), HUGE_VAL}) {
    CHECK_THROWS_AS(embedding.forward(Matrix(row({bad})), Mode::eval), std::invalid_argument);
  }
  CHECK_THROWS_AS(embedding.forward(rows({{1, 2}}), Mode::eval), std::invalid_argument);
}

TEST_CASE("an embedding of tokens and places takes no memory once the size is known", "[14.10]") {
  Rng rng(10);
  Embedding embedding(4, 3, rng);
  PositionEmbedding positions(5, 3, rng);
  positions.set_tokens(2);
  const Labels tokens = {3, 0, 1, 3};
  const Matrix grad_y = Matrix::Constant(4, 3, 0.5);
  const auto step = [&] {
    positions.forward(embedding.forward(tokens, Mode::train), Mode::train);
    embedding.parameter_gradients(positions.backward(grad_y));
  };
  step();
  const long before = allocations();
  step();
  CHECK_NO_ALLOCATIONS(allocations() - before);
  CHECK_THROWS_AS(positions.set_tokens(6), std::invalid_argument);
  CHECK_THROWS_AS(positions.set_tokens(0), std::invalid_argument);
  CHECK_THROWS_AS(positions.forward(Matrix::Constant(3, 3, 0.5), Mode::eval),
                  std::invalid_argument);
}

}  // namespace
}  // namespace dl
