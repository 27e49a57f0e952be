#include "squared_error.hpp"

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "tests/golden/05_gradient_descent.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the squared error and its gradient agree with PyTorch", "[05.1]") {
  const Matrix y = rows(golden::target);
  Matrix grad;
  const double loss = squared_error(rows(golden::prediction), y, grad);
  const double expected = golden::squared_loss;
  LOOKS_LIKE(loss == Approx(8 * expected), "this is the sum of the squares, not their mean");
  LOOKS_LIKE(loss == Approx(2 * expected),
             "the mean is over the samples only, not over all entries");
  LOOKS_LIKE(loss == Approx(expected / 2), "the loss is halved: then the gradient has no 2");
  CHECK(loss == Approx(expected).epsilon(1e-12));
  const Matrix expected_grad = rows(golden::squared_gradient);
  LOOKS_LIKE(near(grad, -expected_grad), "the difference is turned round: it is y_hat - y");
  LOOKS_LIKE(near(2 * grad, expected_grad), "the 2 of the square's derivative is missing");
  LOOKS_LIKE(near(grad, 8 * expected_grad), "the gradient is not divided by N");
  LOOKS_LIKE(near(grad, 0 * expected_grad), "2 / N of whole numbers is 0");
  CHECK_THAT(grad, EqualsMatrix(expected_grad));
}

TEST_CASE("the gradient of the squared error is the slope of the loss", "[05.1]") {
  Rng rng(1);
  const Matrix y = random_matrix(5, 3, rng);
  const Matrix y_hat = random_matrix(5, 3, rng);
  Matrix grad;
  squared_error(y_hat, y, grad);
  Matrix unused;
  const auto loss = [&](const Matrix& at) { return squared_error(at, y, unused); };
  CHECK(gradient_error(loss, y_hat, grad) < 1e-6);
}

}  // namespace
}  // namespace dl
