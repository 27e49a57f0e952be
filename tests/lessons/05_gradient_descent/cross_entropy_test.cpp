#include "cross_entropy.hpp"

#include <cmath>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "tests/golden/05_gradient_descent.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the cross entropy and its gradient agree with PyTorch", "[05.2]") {
  Matrix grad;
  const double loss = cross_entropy(rows(golden::logits), {0, 2, 1, 2}, grad);
  const Matrix expected = rows(golden::entropy_gradient);
  LOOKS_LIKE(grad.rows() == 4 && grad.minCoeff() > 0,
             "these are the probabilities: take 1 away where the label is");
  LOOKS_LIKE(near(grad, 4 * expected), "the gradient is not divided by n");
  LOOKS_LIKE(grad.rows() == 4 && grad.row(3).sum() > 0.2 && grad.row(0).minCoeff() < 0,
             "the last sample is left out");
  CHECK_THAT(grad, EqualsMatrix(expected));
  LOOKS_LIKE(loss == Approx(4 * golden::entropy_loss),
             "this is the sum over the batch, not the mean");
  LOOKS_LIKE(loss == Approx(-golden::entropy_loss), "the loss is -log p: its sign is turned");
  CHECK(loss == Approx(golden::entropy_loss).epsilon(1e-12));
}

TEST_CASE("the gradient of the cross entropy is the slope of the loss", "[05.2]") {
  Rng rng(2);
  const Labels y = {3, 0, 1, 1, 2};
  const Matrix logits = 3 * random_matrix(5, 4, rng);
  Matrix grad;
  cross_entropy(logits, y, grad);
  Matrix unused;
  const auto loss = [&](const Matrix& at) { return cross_entropy(at, y, unused); };
  CHECK(gradient_error(loss, logits, grad) < 1e-6);
}

TEST_CASE("a sure and wrong answer costs much, and stays a number", "[05.2]") {
  Matrix grad;
  const double loss = cross_entropy(rows({{2000, 0, -2000}}), {2}, grad);
  LOOKS_LIKE(!std::isfinite(loss), "the logarithm of a probability that is 0: use log_sum_exp");
  CHECK(loss == Approx(4000));
  CHECK_THAT(grad, EqualsMatrix(rows({{1, 0, -1}})));
}

}  // namespace
}  // namespace dl
