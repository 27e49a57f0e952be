#include "multi_head_attention.hpp"

#include <vector>

#include "allocations_of_a_step.hpp"
#include "comes_first.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "given_masks.hpp"
#include "golden_parameters.hpp"
#include "layer_gradients.hpp"
#include "plain_weights.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"

namespace dl {
namespace {

const std::vector<ParameterOf> of_heads = {
    GOLDEN(heads, "query.weight", query_weight),   GOLDEN(heads, "query.bias", query_bias),
    GOLDEN(heads, "key.weight", key_weight),       GOLDEN(heads, "key.bias", key_bias),
    GOLDEN(heads, "value.weight", value_weight),   GOLDEN(heads, "value.bias", value_bias),
    GOLDEN(heads, "output.weight", output_weight), GOLDEN(heads, "output.bias", output_bias)};

const std::vector<ParameterOf> of_single = {
    GOLDEN(single, "query.weight", query_weight),   GOLDEN(single, "query.bias", query_bias),
    GOLDEN(single, "key.weight", key_weight),       GOLDEN(single, "key.bias", key_bias),
    GOLDEN(single, "value.weight", value_weight),   GOLDEN(single, "value.bias", value_bias),
    GOLDEN(single, "output.weight", output_weight), GOLDEN(single, "output.bias", output_bias)};

/// PyTorch's example: 3 sequences of 5 tokens, width 6, 2 heads.
MultiHeadAttention two_heads() {
  Rng rng(1);
  MultiHeadAttention layer(6, 2, rng);
  set_parameters(layer, of_heads);
  layer.set_mask(causal_5);
  return layer;
}

/// One sequence with itself, number by number.
Matrix plain_heads(MultiHeadAttention& layer, const Matrix& x, const Dense& keys,
                   const Dense& values, Index first_head, Index heads) {
  const auto dense = [](const Matrix& m, const Dense& d) -> Matrix {
    return product(m, d.weight.value).rowwise() + d.bias.value.row(0);
  };
  const Matrix q = dense(x, layer.query), k = dense(x, keys), v = dense(x, values);
  Matrix answers = Matrix::Zero(x.rows(), x.cols());
  for (Index s = 0; s < x.rows() / 5; ++s) {
    for (Index h = first_head; h < first_head + heads; ++h) {
      const auto of = [&](const Matrix& m) { return Matrix(m.block(5 * s, 3 * h, 5, 3)); };
      answers.block(5 * s, 3 * h, 5, 3) = product(plain_weights(of(q), of(k), causal_5), of(v));
    }
  }
  return dense(answers, layer.output);
}

/// Below one another: sequence, head, token; zeros for a head that has none.
Matrix all_weights(const MultiHeadAttention& layer) {
  Matrix all = Matrix::Zero(30, 5);
  for (Index s = 0; s < 3; ++s) {
    for (Index h = 0; h < 2; ++h) {
      const Matrix& weights = layer.weights(s, h);
      if (weights.size() == 25) all.middleRows(5 * (2 * s + h), 5) = weights;
    }
  }
  return all;
}

TEST_CASE("sequences lie one below the other, heads side by side", "[14.5]") {
  Matrix all(9, 4);  // three sequences of three tokens, two heads of two columns
  for (Index i = 0; i < 9; ++i) {
    for (Index j = 0; j < 4; ++j) all(i, j) = static_cast<real>(10 * i + j);
  }
  const Heads heads = {3, 2};
  const Matrix second = heads.part(all, 1, 0);
  LOOKS_LIKE(near(second, all.block(0, 2, 3, 2)), "sequence and head have changed places");
  LOOKS_LIKE(near(second, all.block(1, 0, 3, 2)),
             "sequence 1 does not begin at row 1: sequence 0 has `tokens` rows before it");
  LOOKS_LIKE(near(second, all.block(2, 0, 3, 2)),
             "a sequence has `tokens` rows, and a head has `size` columns");
  LOOKS_LIKE(near(second, all.block(3, 0, 2, 3)), "it is `tokens` rows and `size` columns large");
  CHECK_THAT(second, EqualsMatrix(all.block(3, 0, 3, 2)));
  const Matrix last = heads.part(all, 2, 1);
  LOOKS_LIKE(near(last, all.block(6, 1, 3, 2)),
             "head 1 does not begin at column 1: head 0 has `size` columns before it");
  CHECK_THAT(last, EqualsMatrix(all.block(6, 2, 3, 2)));
}

TEST_CASE("a part is written where it stands", "[14.5]") {
  Matrix all = Matrix::Constant(4, 6, 0.5);
  const Heads heads = {2, 3};
  heads.part(all, 0, 1).setConstant(0.75);
  Matrix expected = Matrix::Constant(4, 6, 0.5);
  expected.topRightCorner(2, 3).setConstant(0.75);
  CHECK_THAT(all, EqualsMatrix(expected));
  const Matrix& read_only = all;
  CHECK_THAT(heads.part(read_only, 1, 1), EqualsMatrix(Matrix::Constant(2, 3, 0.5)));
}

TEST_CASE("each head of each sequence attends by itself, as in PyTorch", "[14.6]") {
  auto layer = two_heads();
  const Matrix x = rows(golden::heads_x);
  const Matrix y = layer.forward(x, Mode::train);
  NEEDS_PARTS();
  NEEDS_ATTENTION();
  LOOKS_LIKE(near(y, plain_heads(layer, x, layer.query, layer.value, 0, 2)),
             "the queries are taken for the keys");
  LOOKS_LIKE(near(y, plain_heads(layer, x, layer.key, layer.key, 0, 2)),
             "the keys are taken for the values");
  LOOKS_LIKE(near(y, plain_heads(layer, x, layer.value, layer.key, 0, 2)),
             "keys and values have changed places");
  LOOKS_LIKE(near(y.topRows(5), plain_heads(layer, x.topRows(5), layer.key, layer.value, 0, 2)) &&
                 !near(y, rows(golden::heads_y)) && y.allFinite(),
             "the first sequence is right, and those after it are not");
  CHECK_THAT(y, EqualsMatrix(rows(golden::heads_y), agreement));
}

TEST_CASE("the weights of every sequence and head can be seen", "[14.6]") {
  auto layer = two_heads();
  layer.forward(rows(golden::heads_x), Mode::eval);
  const Matrix expected = rows(golden::heads_weights);
  NEEDS_ATTENTION();
  LOOKS_LIKE(layer.weights(0, 1).size() == 0 && near(layer.weights(0, 0), expected.topRows(5)),
             "only the first head of a sequence attends");
  LOOKS_LIKE(layer.weights(1, 0).size() == 0 && layer.weights(0, 1).size() > 0,
             "only the first sequence attends");
  LOOKS_LIKE(near(layer.weights(0, 0), expected.bottomRows(5)),
             "all heads share one matrix of weights, and the last has overwritten the others");
  LOOKS_LIKE(near(layer.weights(0, 1), expected.middleRows(10, 5)),
             "head by head instead of sequence by sequence: weights_of(s, h) finds the place");
  CHECK_THAT(all_weights(layer), EqualsMatrix(expected, agreement));
  CHECK_THROWS_AS(layer.weights(3, 0), std::out_of_range);
}

TEST_CASE("a single token can only look at itself", "[14.6]") {
  Rng rng(1);
  MultiHeadAttention layer(4, 1, rng);
  set_parameters(layer, of_single);
  layer.set_mask(Matrix::Zero(1, 1));
  NEEDS_ATTENTION();
  CHECK_THAT(layer.forward(rows(golden::single_x), Mode::train),
             EqualsMatrix(rows(golden::single_y), agreement));
  CHECK_THAT(layer.weights(1, 0), EqualsMatrix(row({1})));
}

TEST_CASE("attention goes on with other sequences than before", "[14.6]") {
  auto layer = two_heads();
  const Matrix x = rows(golden::heads_x);
  layer.forward(x, Mode::train);
  layer.set_mask(causal_3);
  const Matrix first_tokens = layer.forward(x.topRows(3), Mode::train);
  CHECK_THAT(first_tokens, EqualsMatrix(rows(golden::heads_y).topRows(3), agreement));
  layer.forward(random(12, 6, 2), Mode::train);
  layer.set_mask(causal_5);
  CHECK_THAT(layer.forward(x.bottomRows(5), Mode::train),
             EqualsMatrix(rows(golden::heads_y).bottomRows(5), agreement));
  CHECK_THAT(layer.forward(x, Mode::train), EqualsMatrix(rows(golden::heads_y), agreement));
}

TEST_CASE("what attention cannot work with is said", "[14.6]") {
  auto layer = two_heads();
  CHECK_NOTHROW(layer.forward(rows(golden::heads_x), Mode::train));
  CHECK_THROWS_AS(layer.forward(Matrix::Constant(7, 6, 0.5), Mode::train), std::invalid_argument);
  CHECK_THROWS_AS(layer.set_mask(Matrix::Zero(2, 3)), std::invalid_argument);
  CHECK_THROWS_AS(layer.set_mask(hiding(rows({{1, 1}, {1, 0}}))), std::invalid_argument);
  Rng rng(1);
  CHECK_THROWS_AS(MultiHeadAttention(6, 4, rng), std::invalid_argument);
  CHECK_THROWS_AS(MultiHeadAttention(6, 0, rng), std::invalid_argument);
  MultiHeadAttention without_mask(6, 2, rng);
  CHECK_THROWS_AS(without_mask.forward(rows(golden::heads_x), Mode::train), std::invalid_argument);
}

/// Forward by the numbers PyTorch has, so that only the way back is judged: the weights are as they
/// should be even where exercise 14.6 is not, if it can be called.
TEST_CASE("x went three ways, and what comes back adds up", "[14.7]") {
  auto layer = two_heads();
  const Matrix y = layer.forward(rows(golden::heads_x), Mode::train);
  LOOKS_LIKE(!near(y, rows(golden::heads_y)), "exercise 14.6 comes first, and is not right");
  NEEDS_ATTENTION_BACKWARD();
  const Matrix grad_x = layer.backward(rows(golden::heads_grad_y));
  const Matrix by_query = rows(golden::heads_grad_x_by_query);
  const Matrix by_key = rows(golden::heads_grad_x_by_key);
  const Matrix by_value = rows(golden::heads_grad_x_by_value);
  LOOKS_LIKE(near(grad_x, by_query), "only the way of the queries leads back to x");
  LOOKS_LIKE(near(grad_x, by_key), "only the way of the keys leads back to x");
  LOOKS_LIKE(near(grad_x, by_value), "only the way of the values leads back to x");
  LOOKS_LIKE(near(grad_x, by_query + by_key), "the way of the values is missing");
  LOOKS_LIKE(near(grad_x, by_query + by_value), "the way of the keys is missing");
  LOOKS_LIKE(near(grad_x, by_key + by_value), "the way of the queries is missing");
  const Matrix expected = rows(golden::heads_grad_x);
  LOOKS_LIKE(
      near(grad_x.topRows(5), expected.topRows(5)) && !near(grad_x, expected) && grad_x.allFinite(),
      "the first sequence is right, and those after it are not");
  CHECK_THAT(grad_x, EqualsMatrix(expected, agreement));
}

TEST_CASE("every projection gets its gradient, as in PyTorch", "[14.7]") {
  auto layer = two_heads();
  layer.forward(rows(golden::heads_x), Mode::train);
  NEEDS_ATTENTION_BACKWARD();
  layer.backward(rows(golden::heads_grad_y));
  LOOKS_LIKE(near(layer.query.weight.gradient, rows(golden::heads_grad_key_weight)),
             "the gradients of queries and keys have changed places");
  gradients_agree(layer, of_heads);

  Rng rng(1);
  MultiHeadAttention single(4, 1, rng);
  set_parameters(single, of_single);
  single.set_mask(Matrix::Zero(1, 1));
  single.forward(rows(golden::single_x), Mode::train);
  CHECK_THAT(single.backward(rows(golden::single_grad_y)),
             EqualsMatrix(rows(golden::single_grad_x), agreement));
  gradients_agree(single, of_single);
}

TEST_CASE("multi-head attention's gradients agree with central differences, one size after another",
          "[14.7]") {
  Rng rng(2);
  MultiHeadAttention layer(6, 3, rng);
  for (const Matrix& mask : {causal_3, queries_5, Matrix(Matrix::Zero(2, 2))}) {
    layer.set_mask(mask);
    CHECK(gradient_error(layer, random_matrix(2 * mask.rows(), 6, rng), rng) < check);
  }
}

TEST_CASE("frozen attention passes the error back and computes nothing for itself", "[14.7]") {
  auto layer = two_heads();
  layer.set_frozen(true);
  layer.forward(rows(golden::heads_x), Mode::train);
  CHECK_THAT(layer.backward(rows(golden::heads_grad_y)),
             EqualsMatrix(rows(golden::heads_grad_x), agreement));
  CHECK(layer.query.weight.gradient.isZero());
  CHECK(layer.parameters().empty());
}

TEST_CASE("a step of multi-head attention takes no memory once the size is known", "[14.7]") {
  auto layer = two_heads();
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(layer, rows(golden::heads_x)));
}

}  // namespace
}  // namespace dl
