#include "linear_svm.hpp"

#include "common/gradient_check.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the hinge loss is nothing from a margin of 1 on", "[02.4]") {
  LOOKS_LIKE(hinge_loss(0.25) == Approx(0) && hinge_loss(-1) == Approx(1),
             "the right side is not enough: it wants a margin of 1");
  LOOKS_LIKE(hinge_loss(0.25) == Approx(0.5625), "this is its square");
  LOOKS_LIKE(hinge_loss(0.25) == Approx(1.25), "the loss falls while the margin grows: 1 - margin");
  LOOKS_LIKE(hinge_loss(0.25) == Approx(1) && hinge_loss(-1) == Approx(1),
             "the loss falls with the margin, it does not leap");
  LOOKS_LIKE(hinge_loss(0.25) == Approx(1) && hinge_loss(-1) == Approx(2),
             "a margin is no whole number");
  CHECK(hinge_loss(0.25) == Approx(0.75));
  LOOKS_LIKE(hinge_loss(3) < 0, "a loss is never negative");
  LOOKS_LIKE(hinge_loss(3) == Approx(2), "more margin than 1 costs nothing");
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

TEST_CASE("a sample on the right side, but within the margin, widens it", "[02.5]") {
  LinearSvm svm(2, 3);
  const auto first = row({0.5, 0.25});
  svm.learn(first, 1, 0.5, 0);
  const Matrix before = svm.weights();
  const bool moved = !near(before, Matrix::Zero(3, 2));
  LOOKS_LIKE(!moved, "a margin of 0 has a loss as well");
  LOOKS_LIKE(near(before.row(0), 0.5 * first) && near(before.row(1), 0.5 * first),
             "the other classes go away from the sample: the step has the sign of the side");
  LOOKS_LIKE(near(before.row(1), first), "the learning rate is missing in the step");
  CHECK_THAT(before, EqualsMatrix(rows({{-0.25, -0.125}, {0.25, 0.125}, {-0.25, -0.125}})));
  LOOKS_LIKE(moved && near(svm.bias(), row({0, 0, 0})), "the bias is not learned");
  CHECK_THAT(svm.bias(), EqualsMatrix(row({-0.5, 0.5, -0.5})));

  const auto x = row({0.4, 0.6});
  svm.learn(x, 1, 0.5, 0.2);
  Matrix step(3, 2);
  step << -0.5 * x, 0.5 * x, -0.5 * x;
  LOOKS_LIKE(moved && near(svm.weights(), 0.9 * before),
             "a margin between 0 and 1 has a loss as well: the step is made there too");
  LOOKS_LIKE(near(svm.weights(), 0.8 * before + step),
             "the penalty's step has the learning rate too");
  CHECK_THAT(svm.weights(), EqualsMatrix(0.9 * before + step));
  LOOKS_LIKE(near(svm.bias(), row({-0.95, 0.95, -0.95})), "the penalty is on w only, not on b");
  CHECK_THAT(svm.bias(), EqualsMatrix(row({-1, 1, -1})));
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
