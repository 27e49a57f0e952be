#include "softmax.hpp"

#include <cmath>
#include <limits>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "tests/golden/04_mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

Matrix softmax_of(const Matrix& logits) {
  Matrix probabilities;
  softmax(logits, probabilities);
  return probabilities;
}

TEST_CASE("the log-sum-exp agrees with PyTorch, with logits of 1000 too", "[04.3]") {
  const Matrix logits = rows(golden::logits);
  const Matrix expected = rows(golden::log_sum_exp_of_logits);
  for (Index i = 0; i < logits.rows(); ++i) {
    INFO("logits " << logits.row(i));
    CHECK(log_sum_exp(logits.row(i)) == Approx(expected(0, i)).epsilon(1e-12));
  }
}

TEST_CASE("a log-sum-exp neither overflows nor underflows", "[04.3]") {
  const real large = log_sum_exp(row({1000, 1000}));
  LOOKS_LIKE(std::isinf(large), "exp overflows: take the largest logit away first");
  LOOKS_LIKE(large == Approx(std::log(2)), "the largest logit is not added back");
  LOOKS_LIKE(large == Approx(1002).epsilon(1e-12), "the logarithm is missing");
  LOOKS_LIKE(large == Approx(1000).epsilon(1e-12), "this is the logarithm of a mean, not a sum");
  CHECK(large == Approx(1000 + std::log(2)));
  const real small = log_sum_exp(row({-1000, -1000}));
  LOOKS_LIKE(std::isinf(small), "exp underflows: take the largest logit away first");
  CHECK(small == Approx(-1000 + std::log(2)));
}

TEST_CASE("a logit of minus infinity adds nothing, an infinite one leaves nothing finite",
          "[04.3]") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(log_sum_exp(row({-infinity, 3, -infinity})) == Approx(3));
  const real far = log_sum_exp(row({1e30, -1e30}));
  LOOKS_LIKE(std::isinf(far) && std::isfinite(log_sum_exp(row({1000, 1000}))),
             "the smallest logit is taken away, not the largest");
  CHECK(far == Approx(1e30));
  CHECK_FALSE(std::isfinite(log_sum_exp(row({3, infinity}))));
  CHECK_FALSE(std::isfinite(log_sum_exp(row({-infinity, -infinity}))));
}

TEST_CASE("the log-sum-exp lies between the largest logit and log n above it", "[04.3]") {
  Rng rng(1);
  for (int i = 0; i < 100; ++i) {
    const RowVector logits = 10 * random_matrix(1, 5, rng);
    const real value = log_sum_exp(logits);
    CHECK(value >= logits.maxCoeff());
    CHECK(value <= logits.maxCoeff() + std::log(5));
  }
}

TEST_CASE("the softmax agrees with PyTorch", "[04.4]") {
  const Matrix probabilities = softmax_of(rows(golden::logits));
  const Matrix expected = rows(golden::softmax_of_logits);
  const auto right = [&](Index i) { return near(probabilities.row(i), expected.row(i)); };
  // The row with the largest logit of all is right then, the others lose their small exponentials.
  LOOKS_LIKE(right(1) && std::isnan(probabilities(0, 0)),
             "the largest logit of the whole batch is taken away: each row has its own");
  LOOKS_LIKE(right(0) && !right(expected.rows() - 1) && probabilities.allFinite(),
             "the last row is left out");
  CHECK_THAT(probabilities, EqualsMatrix(expected, 1e-12));
}

TEST_CASE("softmax makes probabilities of logits of any size", "[04.4]") {
  for (const double size : {1.0, 1000.0, -1000.0}) {
    const Matrix probabilities = softmax_of(row({size, size + std::log(3)}));
    INFO("logits near " << size);
    LOOKS_LIKE(!probabilities.allFinite() && softmax_of(row({1, 2})).allFinite(),
               "exp overflows: take the largest logit away first");
    CHECK_THAT(probabilities, EqualsMatrix(row({0.25, 0.75})));
  }
}

TEST_CASE("a logit of minus infinity has probability 0", "[04.4]") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK_THAT(softmax_of(row({2, -infinity, 2 + std::log(3)})), EqualsMatrix(row({0.25, 0, 0.75})));
  CHECK_THAT(softmax_of(row({-1e30, 1e30})), EqualsMatrix(row({0, 1})));
}

TEST_CASE("each row of probabilities adds up to 1", "[04.4]") {
  const Matrix probabilities = softmax_of(rows({{1, 2, 3}, {-3, 5, 0}, {2, 2, 2}}));
  LOOKS_LIKE(probabilities.row(0).sum() < 0.9,
             "the sum runs over the whole batch, not over the row");
  LOOKS_LIKE(near(probabilities.rowwise().maxCoeff(), Matrix::Ones(3, 1)),
             "the exponentials are not divided by their sum");
  CHECK_THAT(probabilities.rowwise().sum(), EqualsMatrix(Matrix::Ones(3, 1)));
  CHECK((probabilities.array() > 0).all());
}

TEST_CASE("the softmax is the gradient of the log-sum-exp", "[04.4]") {
  const Matrix logits = row({0.3, -1.2, 2.5, 0.7});
  const Matrix gradient = softmax_of(logits);
  const auto log_sum = [](const Matrix& z) { return std::log(z.array().exp().sum()); };
  CHECK(gradient_error(log_sum, logits, gradient) < 1e-8);
}

}  // namespace
}  // namespace dl
