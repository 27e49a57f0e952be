#include "attention.hpp"

#include <cmath>
#include <limits>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "given_masks.hpp"
#include "layer_gradients.hpp"
#include "one_head.hpp"
#include "plain_weights.hpp"
#include "tests/allocations.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"

namespace dl {
namespace {

TEST_CASE("each token's answer is a mean of the values, weighted by how well keys match its query",
          "[14.3]") {
  const One one;
  Matrix weights;
  Matrix y(5, 3);
  attention(one.q, one.k, one.v, one.open, weights, y);
  const Matrix scores = product(one.q, one.k.transpose()) / std::sqrt(3.);
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
  LOOKS_LIKE(near(y, product(scores, one.v)),
             "the values are weighted by scores without the softmax");
  LOOKS_LIKE(near(y, product(weights.transpose(), one.v)), "the weights are transposed");
  LOOKS_LIKE(near(y, product(weights, one.k)), "these are the keys: the answer is made of values");
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
  CHECK_NO_ALLOCATIONS(allocations() - allocations_before);
  CHECK_THAT(y, EqualsMatrix(beside, agreement));
}

TEST_CASE("the error goes back to the values by the weights, turned over", "[14.4]") {
  const One one;
  const Matrix weights = rows(golden::one_causal_weights);
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, weights, one.grad_y, grad_s, grad_q, grad_k, grad_v);
  LOOKS_LIKE(near(grad_v, product(weights, one.grad_y)),
             "the weights are not transposed: value j moves every answer i, by weight (i, j)");
  CHECK_THAT(grad_v, EqualsMatrix(rows(golden::one_causal_grad_v), agreement));
}

TEST_CASE("the error goes back through the softmax to queries and keys", "[14.4]") {
  const One one;
  const Matrix weights = rows(golden::one_queries_weights);
  Matrix grad_s;
  Matrix grad_q(5, 3), grad_k(5, 3), grad_v(5, 3);
  attention_backward(one.q, one.k, one.v, weights, one.grad_y, grad_s, grad_q, grad_k, grad_v);
  const Matrix of_weights = product(one.grad_y, one.v.transpose());
  const Matrix weighted = weights.cwiseProduct(of_weights);
  const auto q_by = [&](const Matrix& of_scores) { return product(of_scores, one.k); };
  const double scale = 1 / std::sqrt(3.);
  const Matrix expected = rows(golden::one_queries_grad_q);
  LOOKS_LIKE(near(grad_q, q_by(weighted) * scale),
             "the sum over the row is not taken away: each score moves every weight of its row");
  LOOKS_LIKE(near(grad_q, q_by(of_weights) * scale), "the way back through the softmax is missing");
  const Matrix by_columns =
      weighted - weights.cwiseProduct(weighted.colwise().sum().replicate(5, 1));
  LOOKS_LIKE(near(grad_q, q_by(by_columns) * scale), "the sums are those of the columns");
  const Matrix by_mean =
      weights.cwiseProduct(of_weights - of_weights.rowwise().mean().replicate(1, 5));
  LOOKS_LIKE(near(grad_q, q_by(by_mean) * scale),
             "it is the plain mean of the row: the sum is weighted by the weights");
  LOOKS_LIKE(near(grad_q, expected / scale), "the scale 1 / √d is missing");
  const Matrix of_scores =
      weighted - weights.cwiseProduct(weighted.rowwise().sum().replicate(1, 5));
  LOOKS_LIKE(near(grad_q, product(of_scores, one.q) * scale),
             "a query owes its gradient to the keys it met, not to the queries");
  CHECK_THAT(grad_q, EqualsMatrix(expected, agreement));
  LOOKS_LIKE(near(grad_k, product(of_scores, one.q) * scale),
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
    return product(plain_weights(queries, keys, causal_3), values).cwiseProduct(grad_y).sum();
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
  CHECK_NO_ALLOCATIONS(allocations() - allocations_before);
  Matrix expected = Matrix::Constant(6, 11, 0.25);
  expected.block(1, 0, 5, 3) = rows(golden::one_causal_grad_q);
  expected.block(0, 4, 5, 3) = rows(golden::one_causal_grad_k);
  expected.block(1, 8, 5, 3) = rows(golden::one_causal_grad_v);
  CHECK_THAT(grads, EqualsMatrix(expected, agreement));
}

}  // namespace
}  // namespace dl
