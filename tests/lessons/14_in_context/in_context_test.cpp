#include "tests/golden/14_in_context.hpp"

#include <cmath>
#include <limits>

#include "attention.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "embedding.hpp"
#include "masks.hpp"
#include "multi_head_attention.hpp"
#include "position_embedding.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "tests/allocations.hpp"
#include "tests/testing.hpp"
#include "transformer.hpp"

namespace dl {
namespace {

constexpr double agreement = 1e-10;  // with PyTorch
constexpr double check = 1e-6;       // with central differences

Matrix random(Index rows, Index columns, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  return random_matrix(rows, columns, rng);
}

/// 1 where the mask lets a token see another, 0 where it hides, 0.5 for anything else.
Matrix seen(const Matrix& mask) {
  return mask.unaryExpr([](real v) {
    if (v == 0) return real(1);
    return v == -std::numeric_limits<real>::infinity() ? real(0) : real(0.5);
  });
}

/// The other way round: a mask from what is seen, without masks.hpp.
Matrix hiding(const Matrix& sees) {
  return sees.unaryExpr(
      [](real v) { return v == 1 ? real(0) : -std::numeric_limits<real>::infinity(); });
}

const Matrix causal_3 = hiding(rows({{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));
const Matrix causal_5 = hiding(
    rows({{1, 0, 0, 0, 0}, {1, 1, 0, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 1}}));
/// Two tokens of context, three queries.
const Matrix queries_5 = hiding(
    rows({{1, 1, 0, 0, 0}, {1, 1, 0, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 0, 1, 0}, {1, 1, 0, 0, 1}}));

/// Attention's weights and answers number by number, so that no test of one exercise needs another.
Matrix plain_weights(const Matrix& q, const Matrix& k, const Matrix& mask, double scale) {
  Matrix weights(q.rows(), k.rows());
  for (Index i = 0; i < q.rows(); ++i) {
    double sum = 0;
    for (Index j = 0; j < k.rows(); ++j) {
      weights(i, j) = std::exp(scale * q.row(i).dot(k.row(j)) + mask(i, j));
      sum += weights(i, j);
    }
    weights.row(i) /= sum;
  }
  return weights;
}

Matrix plain_weights(const Matrix& q, const Matrix& k, const Matrix& mask) {
  return plain_weights(q, k, mask, 1 / std::sqrt(static_cast<double>(q.cols())));
}

/// PyTorch's example of one head: 5 tokens, 3 columns.
struct One {
  Matrix q = rows(golden::one_q);
  Matrix k = rows(golden::one_k);
  Matrix v = rows(golden::one_v);
  Matrix grad_y = rows(golden::one_grad_y);
  Matrix open = Matrix::Zero(5, 5);
};

bool attention_is_right() {
  const One one;
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, causal_5, weights, y);
  return near(y, rows(golden::one_causal_y)) && near(weights, rows(golden::one_causal_weights));
}

bool attention_backward_is_right() {
  const One one;
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, rows(golden::one_causal_weights), one.grad_y, grad_s,
                     grad_q, grad_k, grad_v);
  return near(grad_q, rows(golden::one_causal_grad_q)) &&
         near(grad_k, rows(golden::one_causal_grad_k)) &&
         near(grad_v, rows(golden::one_causal_grad_v));
}

bool parts_are_right() {
  Matrix all = random(4, 6, 1);
  return near(Heads{2, 3}.part(all, 1, 0), all.bottomLeftCorner(2, 3)) &&
         near(Heads{2, 3}.part(all, 0, 1), all.topRightCorner(2, 3));
}

// What an exercise is built on, and may be the cause when it fails.
#define NEEDS_PARTS() LOOKS_LIKE(!parts_are_right(), "exercise 14.5 comes first, and is not right")
#define NEEDS_ATTENTION() \
  LOOKS_LIKE(!attention_is_right(), "exercise 14.3 comes first, and is not right")
#define NEEDS_ATTENTION_BACKWARD() \
  LOOKS_LIKE(!attention_backward_is_right(), "exercise 14.4 comes first, and is not right")

TEST_CASE("a causal mask hides from each token what comes after it", "[14.1]") {
  const Matrix sees = seen(causal_mask(4));
  const Matrix expected = rows({{1, 0, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 0}, {1, 1, 1, 1}});
  LOOKS_LIKE(near(sees, expected.transpose()),
             "it hides what came before: row i says whom token i sees");
  LOOKS_LIKE(near(sees, expected - Matrix::Identity(4, 4)),
             "a token is hidden from itself: it sees itself and all before it");
  LOOKS_LIKE(near(sees, Matrix::Ones(4, 4)), "nothing is hidden");
  LOOKS_LIKE(near(sees, Matrix::Identity(4, 4)), "a token sees itself alone");
  Matrix next = Matrix::Ones(4, 4);
  next.diagonal(1).setZero();
  LOOKS_LIKE(near(sees, next), "only the next token is hidden, and not those after it");
  LOOKS_LIKE((sees.array() == 0.5).any(),
             "what is hidden is `unseen`, minus infinity, and what is seen 0: they are added");
  CHECK_THAT(sees, EqualsMatrix(expected));
}

TEST_CASE("a causal mask fits texts of every length", "[14.1]") {
  CHECK_THAT(seen(causal_mask(1)), EqualsMatrix(row({1})));
  CHECK_THAT(seen(causal_mask(2)), EqualsMatrix(rows({{1, 0}, {1, 1}})));
  CHECK_THAT(seen(causal_mask(5)), EqualsMatrix(seen(causal_5)));
}

TEST_CASE("a query sees the context and itself, and is seen by no other token", "[14.2]") {
  const Matrix sees = seen(query_mask(3, 2));
  const Matrix expected =
      rows({{1, 1, 1, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 0, 1}});
  Matrix other = expected;
  other.bottomRightCorner(2, 2).setOnes();
  LOOKS_LIKE(near(sees, other), "the queries see one another");
  other = expected;
  other.bottomRightCorner(2, 2).setZero();
  LOOKS_LIKE(near(sees, other), "a query does not see itself");
  other = expected;
  other.topRightCorner(3, 2).setOnes();
  LOOKS_LIKE(near(sees, other), "the context sees the queries: hide them in its rows, too");
  LOOKS_LIKE(near(sees, expected.transpose()),
             "the queries are hidden by rows: row i says whom token i sees, so hide columns");
  other = expected;
  other.topLeftCorner(3, 3).triangularView<Eigen::StrictlyUpper>().setZero();
  LOOKS_LIKE(near(sees, other), "the tokens of the context see one another, later ones too");
  LOOKS_LIKE(near(sees, seen(causal_5)), "this is a causal mask: the context sees all of itself");
  LOOKS_LIKE(near(sees, Matrix::Ones(5, 5)), "nothing is hidden");
  CHECK_THAT(sees, EqualsMatrix(expected));
}

TEST_CASE("a query mask fits every number of tokens and queries", "[14.2]") {
  CHECK_THAT(seen(query_mask(2, 3)), EqualsMatrix(seen(queries_5)));
  CHECK_THAT(seen(query_mask(1, 1)), EqualsMatrix(rows({{1, 0}, {1, 1}})));
  CHECK_THAT(seen(query_mask(0, 2)), EqualsMatrix(rows({{1, 0}, {0, 1}})));
  CHECK_THAT(seen(query_mask(2, 0)), EqualsMatrix(rows({{1, 1}, {1, 1}})));
}

TEST_CASE("each token's answer is a mean of the values, weighted by how well keys match its query",
          "[14.3]") {
  const One one;
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, one.open, weights, y);
  const Matrix scores = one.q * one.k.transpose() / std::sqrt(3.);
  LOOKS_LIKE(near(weights, plain_weights(one.q, one.k, one.open, 1)), "the scores are not scaled");
  LOOKS_LIKE(near(weights, plain_weights(one.q, one.k, one.open, 1. / 3)),
             "the scores are divided by d, not by its root");
  LOOKS_LIKE(near(weights, plain_weights(one.q, one.k, one.open, std::sqrt(3.))),
             "the scores are multiplied by the root of d");
  LOOKS_LIKE(near(weights, plain_weights(one.k, one.q, one.open)),
             "queries and keys have changed places: row i belongs to the query of token i");
  LOOKS_LIKE(near(weights, plain_weights(one.k, one.q, one.open).transpose()),
             "the softmax goes down the columns: each row adds up to 1");
  LOOKS_LIKE(near(weights, scores), "these are the scores: the softmax is missing");
  CHECK_THAT(weights, EqualsMatrix(rows(golden::one_open_weights), agreement));
  LOOKS_LIKE(near(y, scores * one.v), "the values are weighted by scores without the softmax");
  LOOKS_LIKE(near(y, weights.transpose() * one.v), "the weights are transposed");
  LOOKS_LIKE(near(y, weights * one.k), "these are the keys: the answer is made of values");
  CHECK_THAT(y, EqualsMatrix(rows(golden::one_open_y), agreement));
}

TEST_CASE("what the mask hides gets no weight", "[14.3]") {
  const One one;
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, causal_5, weights, y);
  LOOKS_LIKE(near(weights, rows(golden::one_open_weights)), "the mask is left out");
  Matrix late = rows(golden::one_open_weights).triangularView<Eigen::Lower>();
  LOOKS_LIKE(near(weights, late),
             "the mask comes after the softmax, and the rows do not add up to 1");
  CHECK_THAT(weights, EqualsMatrix(rows(golden::one_causal_weights), agreement));
  CHECK_THAT(y, EqualsMatrix(rows(golden::one_causal_y), agreement));
  attention(one.q, one.k, one.v, queries_5, weights, y);
  CHECK_THAT(weights, EqualsMatrix(rows(golden::one_queries_weights), agreement));
  CHECK_THAT(y, EqualsMatrix(rows(golden::one_queries_y), agreement));
}

TEST_CASE("a hidden token changes not a single bit", "[14.3]") {
  One one;
  Matrix weights;
  Matrix before(5, 3), after(5, 3);
  attention(one.q, one.k, one.v, causal_5, weights, before);
  CHECK(weights(1, 2) == 0);
  one.k.row(4) *= 100;
  one.v.row(4).setConstant(1e200);
  attention(one.q, one.k, one.v, causal_5, weights, after);
  CHECK_THAT(after.topRows(4), EqualsMatrix(before.topRows(4), 0));
  CHECK((after.row(4).array() > 1e100).all());
}

TEST_CASE("a token that sees nothing has no answer, and spoils no other", "[14.3]") {
  const One one;
  Matrix mask = causal_5;
  mask.row(3).setConstant(-std::numeric_limits<real>::infinity());
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, mask, weights, y);
  Matrix expected = rows(golden::one_causal_y);
  expected.row(3).setZero();
  CHECK_THAT(y, EqualsMatrix(expected, agreement));
}

TEST_CASE("attention does not overflow, whatever the scores", "[14.3]") {
  const Matrix q = rows({{1000, 0}, {0, -2000}, {3, 4}});
  const Matrix k = rows({{1000, 5}, {-1000, 7}, {0, 6}});
  const Matrix v = rows({{1.5, -2}, {2.5, 0.5}, {-3, 4}});
  Matrix weights;
  Matrix y(3, 2);
  attention(q, k, v, Matrix::Zero(3, 3), weights, y);
  LOOKS_LIKE(weights.hasNaN(), "exp overflows: masked_softmax takes care of that");
  CHECK_THAT(weights.topRows(2), EqualsMatrix(rows({{1, 0, 0}, {1, 0, 0}}), 1e-12));
  CHECK_THAT(y.topRows(2), EqualsMatrix(rows({{1.5, -2}, {1.5, -2}}), 1e-12));
}

TEST_CASE("attention reads and writes parts of larger matrices, in place and for any length",
          "[14.3]") {
  const One one;
  Matrix weights;
  Matrix beside = Matrix::Constant(7, 8, 0.25);
  Matrix q = beside, k = beside, v = beside, y = beside;
  q.block(1, 2, 5, 3) = one.q;
  k.block(0, 5, 5, 3) = one.k;
  v.block(2, 1, 5, 3) = one.v;
  const auto attend = [&] {
    attention(q.block(1, 2, 5, 3), k.block(0, 5, 5, 3), v.block(2, 1, 5, 3), causal_5, weights,
              y.block(1, 4, 5, 3));
  };
  attend();
  beside.block(1, 4, 5, 3) = rows(golden::one_causal_y);
  CHECK_THAT(y, EqualsMatrix(beside, agreement));

  Matrix shorter(3, 3);
  attention(one.q.topRows(3), one.k.topRows(3), one.v.topRows(3), causal_3, weights, shorter);
  CHECK_THAT(shorter, EqualsMatrix(rows(golden::one_causal_y).topRows(3), agreement));
  CHECK_THAT(weights,
             EqualsMatrix(rows(golden::one_causal_weights).topLeftCorner(3, 3), agreement));
  attend();
  const long allocations_before = allocations();
  attend();
  LOOKS_LIKE(allocations() != allocations_before,
             "a product is kept in a matrix of its own: a.noalias() = b * c writes it in place");
  CHECK(allocations() == allocations_before);
  CHECK_THAT(y, EqualsMatrix(beside, agreement));
}

TEST_CASE("the error goes back to the values by the weights, turned over", "[14.4]") {
  const One one;
  const Matrix weights = rows(golden::one_causal_weights);
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, weights, one.grad_y, grad_s, grad_q, grad_k, grad_v);
  LOOKS_LIKE(near(grad_v, weights * one.grad_y),
             "the weights are not transposed: value j moves every answer i, by weight (i, j)");
  CHECK_THAT(grad_v, EqualsMatrix(rows(golden::one_causal_grad_v), agreement));
}

TEST_CASE("the error goes back through the softmax to queries and keys", "[14.4]") {
  const One one;
  const Matrix weights = rows(golden::one_queries_weights);
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, weights, one.grad_y, grad_s, grad_q, grad_k, grad_v);
  const Matrix of_weights = one.grad_y * one.v.transpose();
  const Matrix product = weights.cwiseProduct(of_weights);
  const auto q_by = [&](const Matrix& of_scores) { return Matrix(of_scores * one.k); };
  const double scale = 1 / std::sqrt(3.);
  const Matrix expected = rows(golden::one_queries_grad_q);
  LOOKS_LIKE(near(grad_q, q_by(product) * scale),
             "the sum over the row is not taken away: each score moves every weight of its row");
  LOOKS_LIKE(near(grad_q, q_by(of_weights) * scale), "the way back through the softmax is missing");
  const Matrix by_columns = product - weights.cwiseProduct(product.colwise().sum().replicate(5, 1));
  LOOKS_LIKE(near(grad_q, q_by(by_columns) * scale), "the sums are those of the columns");
  const Matrix by_mean =
      weights.cwiseProduct(of_weights - of_weights.rowwise().mean().replicate(1, 5));
  LOOKS_LIKE(near(grad_q, q_by(by_mean) * scale),
             "it is the plain mean of the row: the sum is weighted by the weights");
  LOOKS_LIKE(near(grad_q, expected / scale), "the scale 1 / √d is missing");
  const Matrix of_scores = product - weights.cwiseProduct(product.rowwise().sum().replicate(1, 5));
  LOOKS_LIKE(near(grad_q, of_scores * one.q * scale),
             "a query owes its gradient to the keys it met, not to the queries");
  CHECK_THAT(grad_q, EqualsMatrix(expected, agreement));
  LOOKS_LIKE(near(grad_k, of_scores * one.q * scale),
             "dL/ds is not transposed: key j moves the scores (i, j) of every query i");
  LOOKS_LIKE(near(grad_k, rows(golden::one_queries_grad_k) / scale), "the scale is missing");
  CHECK_THAT(grad_k, EqualsMatrix(rows(golden::one_queries_grad_k), agreement));
  CHECK_THAT(grad_v, EqualsMatrix(rows(golden::one_queries_grad_v), agreement));
  CHECK_THAT(grad_s, EqualsMatrix(of_scores, agreement));
}

TEST_CASE("attention's gradients agree with PyTorch and with central differences", "[14.4]") {
  const One one;
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, rows(golden::one_open_weights), one.grad_y, grad_s,
                     grad_q, grad_k, grad_v);
  CHECK_THAT(grad_q, EqualsMatrix(rows(golden::one_open_grad_q), agreement));
  CHECK_THAT(grad_k, EqualsMatrix(rows(golden::one_open_grad_k), agreement));
  CHECK_THAT(grad_v, EqualsMatrix(rows(golden::one_open_grad_v), agreement));

  Rng rng(1);  // another size next
  const Matrix q = random_matrix(3, 2, rng), k = random_matrix(3, 2, rng);
  const Matrix v = random_matrix(3, 2, rng), grad_y = random_matrix(3, 2, rng);
  Matrix of_q(3, 2), of_k(3, 2), of_v(3, 2);
  attention_backward(q, k, v, plain_weights(q, k, causal_3), grad_y, grad_s, of_q, of_k, of_v);
  const auto loss = [&](const Matrix& queries, const Matrix& keys, const Matrix& values) {
    return (plain_weights(queries, keys, causal_3) * values).cwiseProduct(grad_y).sum();
  };
  CHECK(gradient_error([&](const Matrix& at) { return loss(at, k, v); }, q, of_q) < check);
  CHECK(gradient_error([&](const Matrix& at) { return loss(q, at, v); }, k, of_k) < check);
  CHECK(gradient_error([&](const Matrix& at) { return loss(q, k, at); }, v, of_v) < check);
}

TEST_CASE("the way back replaces what was there, in place and without taking memory", "[14.4]") {
  const One one;
  const Matrix weights = rows(golden::one_causal_weights);
  Matrix grad_s;
  Matrix grads = Matrix::Constant(6, 11, 0.25);
  const auto go_back = [&] {
    attention_backward(one.q, one.k, one.v, weights, one.grad_y, grad_s, grads.block(1, 0, 5, 3),
                       grads.block(0, 4, 5, 3), grads.block(1, 8, 5, 3));
  };
  go_back();
  const long allocations_before = allocations();
  go_back();
  LOOKS_LIKE(allocations() != allocations_before,
             "a product is kept in a matrix of its own: a.noalias() = b * c writes it in place");
  CHECK(allocations() == allocations_before);
  Matrix expected = Matrix::Constant(6, 11, 0.25);
  expected.block(1, 0, 5, 3) = rows(golden::one_causal_grad_q);
  expected.block(0, 4, 5, 3) = rows(golden::one_causal_grad_k);
  expected.block(1, 8, 5, 3) = rows(golden::one_causal_grad_v);
  CHECK_THAT(grads, EqualsMatrix(expected, agreement));
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

/// A parameter with what PyTorch has for it.
struct ParameterOf {
  const char* name;
  golden::Rows value, gradient;
};

void set_parameters(Layer& layer, const std::vector<ParameterOf>& expected) {
  const auto parameters = layer.named_parameters();
  REQUIRE(parameters.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    REQUIRE(parameters[i].first == expected[i].name);
    parameters[i].second->value = rows(expected[i].value);
  }
}

void gradients_agree(Layer& layer, const std::vector<ParameterOf>& expected) {
  const auto parameters = layer.named_parameters();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(expected[i].name);
    CHECK_THAT(parameters[i].second->gradient, EqualsMatrix(rows(expected[i].gradient), agreement));
  }
}

#define GOLDEN(of, name, field) \
  { name, golden::of##_##field, golden::of##_grad_##field }

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
    return (m * d.weight.value).rowwise() + d.bias.value.row(0);
  };
  const Matrix q = dense(x, layer.query), k = dense(x, keys), v = dense(x, values);
  Matrix answers = Matrix::Zero(x.rows(), x.cols());
  for (Index s = 0; s < x.rows() / 5; ++s) {
    for (Index h = first_head; h < first_head + heads; ++h) {
      const auto of = [&](const Matrix& m) { return Matrix(m.block(5 * s, 3 * h, 5, 3)); };
      answers.block(5 * s, 3 * h, 5, 3) = plain_weights(of(q), of(k), causal_5) * of(v);
    }
  }
  return dense(answers, layer.output);
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
                 !near(y, rows(golden::heads_y)),
             "the first sequence is right, and those after it are not");
  CHECK_THAT(y, EqualsMatrix(rows(golden::heads_y), agreement));
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

TEST_CASE("the weights of every sequence and head can be seen", "[14.6]") {
  auto layer = two_heads();
  layer.forward(rows(golden::heads_x), Mode::eval);
  const Matrix expected = rows(golden::heads_weights);
  NEEDS_ATTENTION();
  LOOKS_LIKE(layer.weights(0, 1).size() == 0, "only the first head of a sequence attends");
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
  CHECK_THAT(grad_x, EqualsMatrix(rows(golden::heads_grad_x), agreement));
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

/// How far the gradients are from central differences, for L = Σ y · weights.
double gradient_error(Layer& layer, const Matrix& x, Rng& rng) {
  const Matrix weights = random_matrix(x.rows(), x.cols(), rng);
  const auto loss = [&](const Matrix& at) {
    return layer.forward(at, Mode::train).cwiseProduct(weights).sum();
  };
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.backward(weights);
  const double of_x = dl::gradient_error(loss, x, grad_x);
  // A sum, because a maximum can lose what is not a number.
  return of_x + gradient_check(layer.named_parameters(), [&] { return loss(x); }).error;
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

/// Allocations of a forward and a backward, the second of the size of x.
long allocations_of_a_step(Layer& layer, const Matrix& x) {
  const Matrix grad_y = 0.5 * x;
  long before = 0;
  for (int step = 0; step < 2; ++step) {
    before = allocations();
    layer.forward(x, Mode::train);
    layer.backward(grad_y);
  }
  return allocations() - before;
}

TEST_CASE("a step of multi-head attention takes no memory once the size is known", "[14.7]") {
  auto layer = two_heads();
  CHECK(allocations_of_a_step(layer, rows(golden::heads_x)) == 0);
}

#define GOLDEN_BLOCK(of)                                                  \
  {                                                                       \
    GOLDEN(of, "attention_norm.weight", attention_norm_weight),           \
        GOLDEN(of, "attention_norm.bias", attention_norm_bias),           \
        GOLDEN(of, "attention.query.weight", query_weight),               \
        GOLDEN(of, "attention.query.bias", query_bias),                   \
        GOLDEN(of, "attention.key.weight", key_weight),                   \
        GOLDEN(of, "attention.key.bias", key_bias),                       \
        GOLDEN(of, "attention.value.weight", value_weight),               \
        GOLDEN(of, "attention.value.bias", value_bias),                   \
        GOLDEN(of, "attention.output.weight", output_weight),             \
        GOLDEN(of, "attention.output.bias", output_bias),                 \
        GOLDEN(of, "feed_forward_norm.weight", feed_forward_norm_weight), \
        GOLDEN(of, "feed_forward_norm.bias", feed_forward_norm_bias),     \
        GOLDEN(of, "feed_forward.layers.0.weight", first_weight),         \
        GOLDEN(of, "feed_forward.layers.0.bias", first_bias),             \
        GOLDEN(of, "feed_forward.layers.2.weight", second_weight),        \
        GOLDEN(of, "feed_forward.layers.2.bias", second_bias),            \
  }

const std::vector<ParameterOf> of_relu = GOLDEN_BLOCK(relu);
const std::vector<ParameterOf> of_gelu = GOLDEN_BLOCK(gelu);

/// PyTorch's example: 3 sequences of 2 tokens of context and 3 queries, width 6, 2 heads, 7 units.
TransformerBlock block_of(Activation activation) {
  Rng rng(1);
  TransformerBlock block(6, 2, 7, activation, rng);
  set_parameters(block, activation == Activation::relu ? of_relu : of_gelu);
  block.attention.set_mask(queries_5);
  return block;
}

TEST_CASE("a transformer block adds what attention and the feed-forward part make of the tokens",
          "[14.8]") {
  auto block = block_of(Activation::relu);
  const Matrix x = rows(golden::relu_x);
  const Matrix y = block.forward(x, Mode::train);
  const auto attended = [&](const Matrix& in) -> Matrix {
    return block.attention.forward(in, Mode::train);
  };
  const auto normed = [&](const Matrix& in) -> Matrix {
    return block.attention_norm.forward(in, Mode::train);
  };
  const auto fed = [&](const Matrix& in) -> Matrix {
    return block.feed_forward.forward(in, Mode::train);
  };
  const auto normed_again = [&](const Matrix& in) -> Matrix {
    return block.feed_forward_norm.forward(in, Mode::train);
  };
  const Matrix h = x + attended(normed(x));
  LOOKS_LIKE(!near(h + fed(normed_again(h)), rows(golden::relu_y)),
             "exercise 14.6 comes first, and is not right");
  LOOKS_LIKE(near(y, x + fed(normed_again(h))),
             "the second sum begins with x: its way around begins with h");
  LOOKS_LIKE(near(y, h + fed(normed_again(x))), "the feed-forward part is given x instead of h");
  LOOKS_LIKE(near(y, h), "the feed-forward part is missing");
  const Matrix without = attended(normed(x));
  LOOKS_LIKE(near(y, without + fed(normed_again(without))), "the first way around is missing");
  LOOKS_LIKE(near(y, fed(normed_again(h))), "the second way around is missing");
  LOOKS_LIKE(near(y, fed(normed_again(without))), "the ways around are missing");
  LOOKS_LIKE(near(y, h + fed(h)), "the second norm is missing");
  const Matrix raw = x + attended(x);
  LOOKS_LIKE(near(y, raw + fed(raw)), "the norms are missing");
  LOOKS_LIKE(near(y, raw + fed(normed_again(raw))), "the first norm is missing");
  const Matrix behind = normed(raw);
  LOOKS_LIKE(near(y, normed_again(behind + fed(behind))),
             "the norms stand behind the sums (post-LN): here each stands before its part");
  const Matrix of_normed = normed(x) + attended(normed(x));
  LOOKS_LIKE(near(y, of_normed + fed(normed_again(of_normed))) ||
                 near(y, normed_again(of_normed) + fed(normed_again(of_normed))),
             "what goes around is x itself, not its norm");
  LOOKS_LIKE(near(y, h + fed(normed(h))), "the first norm stands before both parts");
  CHECK_THAT(y, EqualsMatrix(rows(golden::relu_y), agreement));
}

TEST_CASE("a block with GELU agrees with PyTorch, and one size follows another", "[14.8]") {
  auto block = block_of(Activation::gelu);
  const Matrix x = rows(golden::gelu_x);
  CHECK_THAT(block.forward(x, Mode::eval), EqualsMatrix(rows(golden::gelu_y), agreement));
  block.attention.set_mask(causal_3);
  block.forward(x.topRows(6), Mode::train);
  block.attention.set_mask(queries_5);
  CHECK_THAT(block.forward(x.topRows(5), Mode::train),
             EqualsMatrix(rows(golden::gelu_y).topRows(5), agreement));
}

TEST_CASE("a query's answer depends on the context and not on the other queries", "[14.8]") {
  Rng rng(3);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(queries_5);
  Matrix x = random_matrix(5, 6, rng);
  const Matrix before = transformer.forward(x, Mode::eval);
  x.row(3) = random_matrix(1, 6, rng);  // the second query
  const Matrix other_query = transformer.forward(x, Mode::eval);
  CHECK_THAT(other_query.topRows(3), EqualsMatrix(before.topRows(3), 0));
  CHECK_THAT(other_query.row(4), EqualsMatrix(before.row(4), 0));
  CHECK((other_query.row(3) - before.row(3)).norm() > 0.01);
  x.row(1) = random_matrix(1, 6, rng);  // of the context
  const Matrix other_context = transformer.forward(x, Mode::eval);
  CHECK((other_context.row(4) - before.row(4)).norm() > 0.01);
}

TEST_CASE("a transformer ends with a norm", "[14.8]") {
  Rng rng(3);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(causal_3);
  const Matrix y = transformer.forward(random_matrix(6, 6, rng), Mode::eval);
  CHECK_THAT(y.rowwise().mean(), EqualsMatrix(Matrix::Zero(6, 1)));
  CHECK_THAT(y.rowwise().squaredNorm() / 6, EqualsMatrix(Matrix::Ones(6, 1), 0.01));
  CHECK(transformer.named_parameters().size() == 2 * 16 + 2);
  CHECK(transformer.named_parameters()[18].first == "blocks.1.attention.query.weight");
  CHECK(transformer.named_parameters().back().first == "norm.bias");
  CHECK(parameter_count(transformer) ==
        2 * (4 * (6 * 6 + 6) + (6 * 7 + 7) + (7 * 6 + 6) + 2 * 12) + 12);
}

TEST_CASE("the error goes around and through both parts of a block", "[14.9]") {
  auto block = block_of(Activation::relu);
  const Matrix y = block.forward(rows(golden::relu_x), Mode::train);
  LOOKS_LIKE(!near(y, rows(golden::relu_y)), "exercise 14.8 comes first, and is not right");
  NEEDS_ATTENTION_BACKWARD();
  const Matrix grad_y = rows(golden::relu_grad_y);
  const Matrix grad_x = block.backward(grad_y);
  const auto second = [&](const Matrix& grad) -> Matrix {
    return block.feed_forward_norm.backward(block.feed_forward.backward(grad));
  };
  const auto first = [&](const Matrix& grad) -> Matrix {
    return block.attention_norm.backward(block.attention.backward(grad));
  };
  const Matrix grad_h = grad_y + second(grad_y);
  LOOKS_LIKE(!near(grad_h + first(grad_h), rows(golden::relu_grad_x)),
             "exercise 14.7 comes first, and is not right");
  LOOKS_LIKE(near(grad_x, first(second(grad_y))), "the ways around are missing");
  LOOKS_LIKE(near(grad_x, first(grad_h)), "the first way around is missing");
  LOOKS_LIKE(near(grad_x, second(grad_y) + first(second(grad_y))),
             "the second way around is missing");
  LOOKS_LIKE(near(grad_x, grad_y + first(grad_h)), "around the first part goes dL/dh, not dL/dy");
  LOOKS_LIKE(near(grad_x, grad_h + first(grad_y)), "through the first part goes dL/dh, not dL/dy");
  const Matrix grad_of_first = grad_y + first(grad_y);
  LOOKS_LIKE(near(grad_x, grad_of_first + second(grad_of_first)),
             "the first part is gone back through before the second");
  CHECK_THAT(grad_x, EqualsMatrix(rows(golden::relu_grad_x), agreement));
}

TEST_CASE("every parameter of a block gets its gradient, as in PyTorch", "[14.9]") {
  auto relu = block_of(Activation::relu);
  relu.forward(rows(golden::relu_x), Mode::train);
  relu.backward(rows(golden::relu_grad_y));
  gradients_agree(relu, of_relu);

  auto gelu = block_of(Activation::gelu);
  gelu.forward(random(5, 6, 4), Mode::train);
  gelu.backward(Matrix::Constant(5, 6, 0.5));
  gelu.forward(rows(golden::gelu_x), Mode::train);
  CHECK_THAT(gelu.backward(rows(golden::gelu_grad_y)),
             EqualsMatrix(rows(golden::gelu_grad_x), agreement));
  gradients_agree(gelu, of_gelu);
}

TEST_CASE("a transformer's gradients agree with central differences", "[14.9]") {
  Rng rng(5);
  Transformer transformer({4, 2, 2, 5, Activation::gelu}, rng);
  for (const Matrix& mask : {queries_5, causal_3}) {
    transformer.set_mask(mask);
    CHECK(gradient_error(transformer, random_matrix(2 * mask.rows(), 4, rng), rng) < check);
  }
}

TEST_CASE("a step of a transformer takes no memory once the size is known", "[14.9]") {
  Rng rng(6);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(causal_3);
  transformer.forward(random_matrix(9, 6, rng), Mode::train);
  transformer.set_mask(queries_5);
  CHECK(allocations_of_a_step(transformer, random_matrix(15, 6, rng)) == 0);
}

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
  CHECK(allocations() == before);
  CHECK_THROWS_AS(positions.set_tokens(6), std::invalid_argument);
  CHECK_THROWS_AS(positions.set_tokens(0), std::invalid_argument);
  CHECK_THROWS_AS(positions.forward(Matrix::Constant(3, 3, 0.5), Mode::eval),
                  std::invalid_argument);
}

}  // namespace
}  // namespace dl
