#include "linear_svm.hpp"

#include "common/gradient_check.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the hinge loss is nothing from a margin of 1 on", "[02.4]") {
  LOOKS_LIKE(hinge_loss(0.5) == Approx(0), "the right side is not enough: it wants a margin of 1");
  CHECK(hinge_loss(0.5) == Approx(0.5));
  LOOKS_LIKE(hinge_loss(3) < 0, "a loss is never negative");
  CHECK(hinge_loss(3) == 0);
  CHECK(hinge_loss(1) == 0);
  CHECK(hinge_loss(-1) == Approx(2));
}

/// What LinearSvm minimizes, for one sample of class y.
double svm_loss(const Matrix& weights, const RowVector& bias, const RowVector& x, int y,
                double weight_decay) {
  double loss = weight_decay / 2 * weights.squaredNorm();
  for (Index k = 0; k < weights.rows(); ++k) {
    loss += hinge_loss((k == y ? 1 : -1) * (weights.row(k).dot(x) + bias(k)));
  }
  return loss;
}

TEST_CASE("a step goes against the gradient that central differences find", "[02.5]") {
  const double lr = 0.01;
  const double weight_decay = 0.3;
  LinearSvm svm(3, 4);
  Rng rng(1);
  for (int step = 0; step < 10; ++step) {
    svm.learn(row({rng.normal(), rng.normal(), rng.normal()}), step % 4, 0.1, weight_decay);
  }
  const auto x = row({0.3, -0.7, 0.2});
  const Matrix weights = svm.weights();
  const RowVector bias = svm.bias();
  svm.learn(x, 2, lr, weight_decay);
  const Matrix gradient = (weights - svm.weights()) / lr;
  const auto of_weights = [&](const Matrix& w) { return svm_loss(w, bias, x, 2, weight_decay); };
  LOOKS_LIKE(gradient_error(of_weights, weights, -gradient) < 1e-6,
             "the step goes uphill: turn its sign");
  LOOKS_LIKE(gradient_error(of_weights, weights, gradient + weight_decay * weights) < 1e-6,
             "the weights are not shrunk by the penalty");
  CHECK(gradient_error(of_weights, weights, gradient) < 1e-6);
  const auto of_bias = [&](const Matrix& b) { return svm_loss(weights, b, x, 2, weight_decay); };
  CHECK(gradient_error(of_bias, bias, (bias - svm.bias()) / lr) < 1e-6);
}

TEST_CASE("a sample with margin to spare only shrinks the weights", "[02.5]") {
  LinearSvm svm(1, 2);
  for (int step = 0; step < 20; ++step) svm.learn(row({1}), 0, 0.5, 0);
  const Matrix before = svm.weights();
  svm.learn(row({2}), 0, 0.5, 0.1);
  CHECK_THAT(svm.weights(), EqualsMatrix(0.95 * before));
}

TEST_CASE("a linear SVM tells two clouds apart", "[02.5]") {
  Rng rng(1);
  const auto data = make_blobs(400, 0.5, rng);
  LinearSvm svm(2, 2);
  for (int pass = 0; pass < 5; ++pass) svm.learn_all(data.x, data.y, 0.01, 1e-4, rng);
  CHECK(accuracy(svm.predict(data.x), data.y) > 0.98);
}

}  // namespace
}  // namespace dl
