#include "tests/golden/05_gradient_descent.hpp"

#include <cmath>
#include <limits>

#include <Eigen/Eigenvalues>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "curvature.hpp"
#include "descend.hpp"
#include "least_squares.hpp"
#include "regression.hpp"
#include "sine_regression.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

std::vector<std::vector<Index>> as_numbers(const std::vector<Batch>& batches) {
  std::vector<std::vector<Index>> numbers;
  for (const Batch batch : batches) numbers.emplace_back(batch.begin(), batch.end());
  return numbers;
}

using Numbers = std::vector<std::vector<Index>>;

/// Answers with the losses it was given, and remembers in which order it was asked and moved.
struct Script {
  std::vector<double> losses;
  std::string happened{};
  std::size_t asked = 0;

  double gradient(Batch batch) {
    happened += fmt::format("g{} ", batch.front());
    return losses.at(asked++);
  }
  auto step() {
    return [this] { happened += "s "; };
  }
};

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

TEST_CASE("the cross entropy and its gradient agree with PyTorch", "[05.2]") {
  Matrix grad;
  const double loss = cross_entropy(rows(golden::logits), {0, 2, 1, 2}, grad);
  LOOKS_LIKE(loss == Approx(4 * golden::entropy_loss),
             "this is the sum over the batch, not the mean");
  LOOKS_LIKE(loss == Approx(-golden::entropy_loss), "the loss is -log p: its sign is turned");
  CHECK(loss == Approx(golden::entropy_loss).epsilon(1e-12));
  const Matrix expected = rows(golden::entropy_gradient);
  LOOKS_LIKE(grad.rows() == 4 && grad.minCoeff() > 0,
             "these are the probabilities: take 1 away where the label is");
  LOOKS_LIKE(near(grad, 4 * expected), "the gradient is not divided by n");
  CHECK_THAT(grad, EqualsMatrix(expected));
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

TEST_CASE("each weight answers for its input times its output's gradient", "[05.3]") {
  LinearModel model(2, 2);
  // By hand: dL/dW_kj = Σ_i x_ik grad_ij.
  model.backward(rows({{1, 2}, {3, 4}}), rows({{0.5, 0}, {1, -1}}));
  LOOKS_LIKE(near(model.weight.gradient, rows({{3.5, 5}, {-3, -4}})), "W's gradient is transposed");
  LOOKS_LIKE(near(2 * model.weight.gradient, rows({{3.5, -3}, {5, -4}})),
             "another mean over the batch: grad_y_hat has it already");
  CHECK_THAT(model.weight.gradient, EqualsMatrix(rows({{3.5, -3}, {5, -4}})));
  LOOKS_LIKE(near(model.bias.gradient, rows({{0, 0}})), "the bias gets no gradient");
  LOOKS_LIKE(near(2 * model.bias.gradient, rows({{1.5, -1}})),
             "the bias gradient is a sum over the batch, not another mean");
  CHECK_THAT(model.bias.gradient, EqualsMatrix(rows({{1.5, -1}})));
}

TEST_CASE("the gradients of weights and bias are the slopes of the loss", "[05.3]") {
  Rng rng(3);
  LinearModel model(4, 3);
  model.weight.value = random_matrix(4, 3, rng);
  model.bias.value = random_matrix(1, 3, rng);
  const Matrix x = random_matrix(6, 4, rng);
  // Of L = |y|² / 2 the gradient with respect to y is y.
  Matrix y;
  model.forward(x, y);
  model.backward(x, y);
  for (auto* p : model.parameters()) {
    const Matrix start = p->value;
    const auto loss = [&](const Matrix& at) {
      p->value = at;
      Matrix out;
      model.forward(x, out);
      return out.squaredNorm() / 2;
    };
    CHECK(gradient_error(loss, start, p->gradient) < 1e-8);
    p->value = start;
  }
}

TEST_CASE("a new batch replaces the gradient of the one before", "[05.3]") {
  LinearModel model(1, 1);
  model.backward(rows({{100}}), rows({{7}}));
  model.backward(rows({{2}}), rows({{3}}));
  LOOKS_LIKE(model.weight.gradient(0, 0) == 706, "it is added to the gradient of the batch before");
  CHECK_THAT(model.weight.gradient, EqualsMatrix(rows({{6}})));
  CHECK_THAT(model.bias.gradient, EqualsMatrix(rows({{3}})));
}

TEST_CASE("a step goes against the gradient, as far as the learning rate says", "[05.4]") {
  Parameter w(rows({{1, 2}}));
  w.gradient = rows({{10, -20}});
  gradient_step({&w}, 0.1);
  LOOKS_LIKE(near(w.value, rows({{2, 0}})), "it goes up: the gradient points uphill");
  LOOKS_LIKE(near(w.value, rows({{-9, 22}})), "the learning rate is missing");
  CHECK_THAT(w.value, EqualsMatrix(rows({{0, 4}})));
}

TEST_CASE("a step moves every parameter and leaves the gradients as they are", "[05.4]") {
  Parameter w(rows({{1}, {1}}));
  Parameter b(rows({{1}}));
  w.gradient = rows({{1}, {0}});
  b.gradient = rows({{2}});
  gradient_step({&w, &b}, 0.5);
  CHECK_THAT(w.value, EqualsMatrix(rows({{0.5}, {1}})));
  LOOKS_LIKE(b.value(0, 0) == 1, "only the first parameter moves");
  CHECK_THAT(b.value, EqualsMatrix(rows({{0}})));
  CHECK_THAT(b.gradient, EqualsMatrix(rows({{2}})));
}

TEST_CASE("batch descent has one batch with every sample", "[05.5]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto batches = as_numbers(batch_of_all(order));
  LOOKS_LIKE(batches.size() == order.size(), "this is one batch a sample: stochastic descent");
  LOOKS_LIKE(batches.size() == 1 && batches[0].size() < order.size(), "samples are lost");
  CHECK(batches == Numbers{{2, 0, 3, 1}});
}

TEST_CASE("the one batch looks at the order, it does not copy it", "[05.5]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto batches = batch_of_all(order);
  REQUIRE(!batches.empty());
  CHECK(batches[0].data() == order.data());
}

TEST_CASE("stochastic descent has a batch for each sample, in the given order", "[05.6]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto batches = as_numbers(batches_of_one(order));
  LOOKS_LIKE((batches == Numbers{{0}, {1}, {2}, {3}}),
             "these are the places in the order, not the row numbers that stand there");
  LOOKS_LIKE((batches == Numbers{{2}, {0}, {3}}), "the last sample is lost");
  LOOKS_LIKE(batches.size() == 1, "this is one batch of all: batch descent");
  CHECK(batches == Numbers{{2}, {0}, {3}, {1}});
}

TEST_CASE("mini-batches cut the order into pieces, and the last one has what is left", "[05.7]") {
  const std::vector<Index> order = {4, 2, 0, 3, 1};
  const auto batches = as_numbers(mini_batches(order, 2));
  LOOKS_LIKE((batches == Numbers{{4, 2}, {0, 3}}), "the shorter last batch is lost");
  LOOKS_LIKE((batches.size() > 1 && batches[1] == std::vector<Index>{2, 0}),
             "the batches overlap: the next one begins where the last one ends");
  LOOKS_LIKE((!batches.empty() && batches[0] == std::vector<Index>{0, 1}),
             "these are the places in the order, not the row numbers that stand there");
  CHECK(batches == Numbers{{4, 2}, {0, 3}, {1}});
}

TEST_CASE("mini-batches that come out even have no empty one at the end", "[05.7]") {
  const std::vector<Index> order = {3, 1, 2, 0};
  CHECK(as_numbers(mini_batches(order, 2)) == Numbers{{3, 1}, {2, 0}});
  CHECK_THROWS_AS(mini_batches(order, 0), std::invalid_argument);
}

TEST_CASE("batch and stochastic descent are the two ends of mini-batches", "[05.7]") {
  const std::vector<Index> order = {3, 1, 2, 0};
  CHECK(as_numbers(mini_batches(order, 1)) == Numbers{{3}, {1}, {2}, {0}});
  CHECK(as_numbers(mini_batches(order, 4)) == Numbers{{3, 1, 2, 0}});
  CHECK(as_numbers(mini_batches(order, 100)) == Numbers{{3, 1, 2, 0}});
  for (const std::size_t size : {1, 2, 3, 4, 100}) {
    CHECK(batch_count(4, size) == static_cast<int>(mini_batches(order, size).size()));
  }
  CHECK(batch_count(4, std::numeric_limits<std::size_t>::max()) == 1);
}

TEST_CASE("every batch has its gradient, then its step, in turn", "[05.8]") {
  const std::vector<Index> order = {5, 6, 7};
  const std::vector<Batch> batches = {Batch(order).first(1), Batch(order).last(2)};
  Script script{{0.5, 0.25}};
  const auto pass = descend(script, batches, script.step());
  LOOKS_LIKE(script.happened == "g5 g6 s ", "one step for all batches: each has its own");
  LOOKS_LIKE(script.happened == "s g5 s g6 ", "the step comes before the gradient it needs");
  LOOKS_LIKE(script.happened == "g5 g6 ", "no step is made");
  CHECK(script.happened == "g5 s g6 s ");
  LOOKS_LIKE(pass.losses.empty(), "the losses are not kept");
  CHECK(pass.losses == std::vector<double>{0.5, 0.25});
  CHECK_FALSE(pass.diverged);
  CHECK(pass.mean_loss() == Approx(0.375));
}

TEST_CASE("a loss that is too large or not a number ends the pass without a step", "[05.8]") {
  const std::vector<Index> order = {0, 1, 2};
  const std::vector<Batch> batches = {Batch(order).subspan(0, 1), Batch(order).subspan(1, 1),
                                      Batch(order).subspan(2, 1)};
  for (const double loss : {2 * divergence_limit, std::numeric_limits<double>::infinity(),
                            std::numeric_limits<double>::quiet_NaN()}) {
    INFO("the second loss is " << loss);
    Script script{{1, loss, 1}};
    const auto pass = descend(script, batches, script.step());
    LOOKS_LIKE(std::isnan(loss) && !pass.diverged,
               "a NaN is let through: loss > limit is false for it");
    CHECK(pass.diverged);
    LOOKS_LIKE(script.happened == "g0 s g1 s ", "it steps once more after the divergence");
    LOOKS_LIKE(pass.losses.size() == 3, "it goes on after a divergence");
    CHECK(script.happened == "g0 s g1 ");
    CHECK(pass.losses.size() == 2);
  }
}

TEST_CASE("ten steps of softmax regression agree with PyTorch", "[05.8]") {
  const Matrix x = rows(golden::softmax_x);
  const Labels y = {0, 1, 2, 2, 1, 0};
  const auto order = indices(x.rows());
  LinearModel model(3, 3);
  SoftmaxRegression objective(model, x, y);
  const auto parameters = model.parameters();
  for (const double expected : *golden::softmax_losses.begin()) {
    const auto pass = descend(objective, {Batch(order)}, [&] { gradient_step(parameters, 0.5); });
    REQUIRE(pass.losses.size() == 1);
    CHECK(pass.losses[0] == Approx(expected).epsilon(1e-12));
  }
  CHECK_THAT(model.weight.value, EqualsMatrix(rows(golden::softmax_weight), 1e-12));
  CHECK_THAT(model.bias.value, EqualsMatrix(rows(golden::softmax_bias), 1e-12));
}

TEST_CASE("on a convex loss descent ends where the closed form says", "[05.8]") {
  Rng rng(4);
  const Matrix x = random_matrix(50, 2, rng);
  const Matrix y = x * rows({{1}, {-2}}) + 0.1 * random_matrix(50, 1, rng);
  const auto order = indices(x.rows());
  LinearModel model(2, 1);
  model.weight.value = rows({{5}, {5}});
  LinearRegression objective(model, x, y);
  const auto parameters = model.parameters();
  for (int update = 0; update < 500; ++update) {
    descend(objective, {Batch(order)}, [&] { gradient_step(parameters, 0.1); });
  }
  const Matrix best = least_squares(x, y);
  CHECK_THAT(model.weight.value, EqualsMatrix(best.topRows(2)));
  CHECK_THAT(model.bias.value, EqualsMatrix(best.bottomRows(1)));
}

TEST_CASE("on a loss that is not convex descent ends on the floor of the valley it began in",
          "[05.8]") {
  Rng rng(5);
  Matrix x(100, 1);
  for (Index i = 0; i < x.size(); ++i) x(i, 0) = rng.uniform(-3, 3);
  const Matrix y = (2 * x.array()).sin();
  const auto order = indices(x.rows());
  const std::vector<Batch> all = {Batch(order)};
  std::vector<double> ends;
  for (const double start : {1.7, 4.4}) {
    INFO("start " << start);
    Parameter place(rows({{start, 0.3}}));
    SineRegression objective(place, x, y);
    objective.gradient(all[0]);
    const auto loss = [&](const Matrix& at) {
      Parameter moved(at);
      return SineRegression(moved, x, y).gradient(all[0]);
    };
    CHECK(gradient_error(loss, place.value, place.gradient) < 1e-6);
    for (int update = 0; update < 3000; ++update) {
      descend(objective, all, [&] { gradient_step({&place}, 0.05); });
    }
    objective.gradient(all[0]);
    CHECK_THAT(place.gradient, EqualsMatrix(Matrix::Zero(1, 2), 1e-6));
    ends.push_back(loss(place.value));
  }
  CHECK(ends[0] < 1e-6);
  CHECK(ends[1] > 0.1);
}

TEST_CASE("the largest eigenvalue is the largest growth of a vector", "[05.9]") {
  const double growth = largest_eigenvalue(rows({{3, 0}, {0, 0.5}}));
  LOOKS_LIKE(growth == Approx(9), "the growth is squared: the length is a square root");
  LOOKS_LIKE(growth == Approx(0.5), "this is the smallest eigenvalue");
  LOOKS_LIKE(!std::isfinite(growth) || growth > 1e6,
             "the vector grows beyond all numbers: scale it to length 1 each time");
  LOOKS_LIKE(growth == 1, "the length after scaling is always 1: measure it before");
  CHECK(growth == Approx(3));
  CHECK(largest_eigenvalue(rows({{0, 0}, {0, 0}})) == 0);
  CHECK(largest_eigenvalue(rows({{2.5}})) == Approx(2.5));
}

/// λ_max of a full decomposition.
double decomposed(const Matrix& symmetric) {
  return Eigen::SelfAdjointEigenSolver<Matrix>(symmetric).eigenvalues().tail(1)(0);
}

TEST_CASE("the largest eigenvalue of a covariance agrees with a full decomposition", "[05.9]") {
  Rng rng(6);
  const Matrix hessian = squared_error_hessian(random_matrix(40, 8, rng));
  CHECK(largest_eigenvalue(hessian) == Approx(decomposed(hessian)).epsilon(1e-9));
}

TEST_CASE("the direction that grows most is found wherever it points", "[05.9]") {
  // Whole numbers leave no direction out that a handy start, such as (1, 1) or (1, 2), is at right
  // angles to.
  for (int x = -9; x <= 9; ++x) {
    for (int y = 0; y <= 9; ++y) {
      const Matrix most = row({double(x), double(y)});
      const Matrix symmetric = most.transpose() * most + Matrix::Identity(2, 2);
      INFO("eigenvector (" << x << ", " << y << ")");
      CHECK(largest_eigenvalue(symmetric) == Approx(x * x + y * y + 1));
    }
  }
  CHECK(largest_eigenvalue(squared_error_hessian(rows({{-2}}))) == Approx(10));
  CHECK(learning_rate_edge(squared_error_hessian(rows({{-2}}))) == Approx(0.2));
}

TEST_CASE("repeated and close eigenvalues are found as nearly as is said", "[05.9]") {
  CHECK(largest_eigenvalue(rows({{4, 0, 0}, {0, 4, 0}, {0, 0, 1}})) == Approx(4));
  Rng rng(8);
  const RowVector normal = random_matrix(1, 5, rng).row(0).normalized();
  const Matrix q = Matrix::Identity(5, 5) - 2 * normal.transpose() * normal;  // a reflection
  for (const double second : {6.0, 6.9, 6.99, 6.993, 6.999, 7.0}) {
    const double growth = largest_eigenvalue(q * row({7, second, 3, 1, 0}).asDiagonal() * q);
    INFO("second largest " << second);
    CHECK(growth < 7 + 1e-9);
    CHECK(growth > 7 * (1 - 1e-3));
  }
}

TEST_CASE("a quadratic converges just below the edge 2/λ_max and diverges just above", "[05.9]") {
  const Matrix hessian = rows({{3, 1}, {1, 2}});
  const double edge = learning_rate_edge(hessian);
  for (const double share : {0.98, 1.02}) {
    INFO(share << " of the edge");
    RowVector w = row({1, 1});
    for (int step = 0; step < 2000; ++step) w -= share * edge * w * hessian;
    CHECK((w.norm() < 1e-9) == (share < 1));
    CHECK((w.norm() > 1e9) == (share > 1));
  }
}

}  // namespace
}  // namespace dl
