#include "normalization.hpp"

#include <cmath>

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// A set is the whole batch, so that the formulas stand alone.
class OverAll : public Normalization {
 public:
  explicit OverAll(Index count, double epsilon = 1e-5) : Normalization(features(count), epsilon) {}

  ScaleAndShift& add_affine() { return affine_.emplace(shape_.channels, 1); }

  std::pair<Matrix, Matrix> mean_and_variance(const Matrix& x) {
    for (auto* m : {&mean_, &variance_, &squares_}) m->resize(x.rows(), x.cols());
    statistics(x, Mode::train);
    return last_statistics();
  }
  std::pair<Matrix, Matrix> last_statistics() const { return {mean_, variance_}; }

 protected:
  void average(const Matrix& x, Matrix& means) override { means.setConstant(x.mean()); }
};

/// Mean and variance are what a test says.
class Given : public OverAll {
 public:
  Given(Index count, real mean, real variance, double epsilon)
      : OverAll(count, epsilon), mean_value_(mean), variance_value_(variance) {}

 protected:
  void statistics(const Matrix&, Mode) override {
    mean_.setConstant(mean_value_);
    variance_.setConstant(variance_value_);
  }

 public:
  /// As in Mode::eval: then dL/dx is dL/dy times what x was multiplied by.
  void take_for_numbers() { statistics_are_given_ = true; }

 private:
  real mean_value_;
  real variance_value_;
};

TEST_CASE("every entry of a set gets the set's mean and variance", "[09.1]") {
  OverAll norm(2);
  const auto [mean, variance] = norm.mean_and_variance(rows({{1, 2}, {3, 6}}));
  CHECK_THAT(mean, EqualsMatrix(rows({{3, 3}, {3, 3}})));
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 14. / 3)),
             "the squares are divided by one less than the size of the set");
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 12.5)),
             "these are the squares of x, not of its distance from the mean");
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 1.5)),
             "these are the distances from the mean: the variance takes their squares");
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, std::sqrt(3.5))),
             "this is the deviation, the root");
  CHECK_THAT(variance, EqualsMatrix(rows({{3.5, 3.5}, {3.5, 3.5}})));
}

TEST_CASE("each batch has a mean and a variance of its own", "[09.1]") {
  OverAll norm(2);
  norm.forward(rows({{5, 2}, {8, 6}}), Mode::train);
  norm.forward(rows({{1, 2}, {3, 6}}), Mode::train);
  const auto [mean, variance] = norm.last_statistics();
  CHECK_THAT(mean, EqualsMatrix(rows({{3, 3}, {3, 3}})));
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 3.5 + 4.6875)),
             "the squares of the batch before are still in the sum");
  CHECK_THAT(variance, EqualsMatrix(rows({{3.5, 3.5}, {3.5, 3.5}})));
}

TEST_CASE("far from zero the variance keeps its digits", "[09.1]") {
  OverAll norm(2);
  const auto [mean, variance] = norm.mean_and_variance(rows({{1e9 - 1, 1e9 + 1}}));
  // Squares of 1e9 are apart by 128.
  LOOKS_LIKE(variance(0, 0) <= 0 || (variance(0, 0) > 100 && variance(0, 0) < 1e6),
             "the mean of the squares less the square of the mean: rounding eats the difference");
  CHECK_THAT(variance, EqualsMatrix(rows({{1, 1}})));
}

TEST_CASE("the mean is taken away, and the deviation divided by", "[09.2]") {
  Given norm(3, 2, 4, 0);
  const Matrix y = norm.forward(rows({{2, 4, -2}}), Mode::train);
  LOOKS_LIKE(near(y, rows({{0, 0.5, -1}})), "it is divided by the variance: the root is missing");
  LOOKS_LIKE(near(y, rows({{1, 2, -1}})), "the mean is not taken away");
  CHECK_THAT(y, EqualsMatrix(rows({{0, 1, -2}})));
}

TEST_CASE("the next batch is normalized afresh", "[09.2]") {
  Given norm(3, 2, 4, 0);
  norm.forward(rows({{7, 1, 3}}), Mode::train);
  const Matrix y = norm.forward(rows({{2, 4, -2}}), Mode::train);
  LOOKS_LIKE(near(y, rows({{2.5, 0.5, -1.5}})), "the result is added to that of the batch before");
  CHECK_THAT(y, EqualsMatrix(rows({{0, 1, -2}})));
}

TEST_CASE("epsilon is added to the variance, below the root", "[09.2]") {
  Given norm(2, 0, 3, 1);
  const Matrix y = norm.forward(rows({{1, -2}}), Mode::train);
  LOOKS_LIKE(near(y, rows({{1, -2}}) / std::sqrt(3.)), "epsilon is missing");
  LOOKS_LIKE(near(y, rows({{1, -2}}) / (std::sqrt(3.) + 1)), "epsilon is added after the root");
  CHECK_THAT(y, EqualsMatrix(rows({{0.5, -1}})));
}

TEST_CASE("a set whose values are all the same becomes zeros", "[09.2]") {
  Given norm(2, 7, 0, 1e-5);
  CHECK_THAT(norm.forward(rows({{7, 7}, {7, 7}}), Mode::train), EqualsMatrix(Matrix::Zero(2, 2)));
}

TEST_CASE("what x was multiplied by is kept for the backward pass", "[09.2]") {
  Given norm(2, 2, 3, 1);
  norm.take_for_numbers();
  const Matrix y = norm.forward(rows({{1, -2}, {4, 3}}), Mode::train);
  const Matrix grad_x = norm.input_gradient(rows({{3, -5}, {0.5, 7}}));
  const Matrix expected = rows({{1.5, -2.5}, {0.25, 3.5}});
  LOOKS_LIKE(near(y, rows({{-0.5, -2}, {1, 0.5}})) && !near(grad_x, expected),
             "inverse_deviation_ is not what x was multiplied by");
  CHECK_THAT(grad_x, EqualsMatrix(expected));
}

TEST_CASE("the gradient goes through the mean and the variance, too", "[09.3]") {
  OverAll norm(2, 0);
  const Matrix x = rows({{1, 3}, {5, 3}});  // mean 3, variance 2
  const Matrix grad_y = rows({{1, 0}, {0, 0}});
  norm.forward(x, Mode::train);
  const Matrix grad_x = norm.backward(grad_y);
  const double d = 1 / std::sqrt(2.);
  // mean(g) = 1/4, x_hat = (-√2, 0, √2, 0), mean(g · x_hat) = -√2/4
  LOOKS_LIKE(near(grad_x, rows({{d, 0}, {0, 0}})),
             "mean and variance are taken for numbers that do not depend on x");
  LOOKS_LIKE(near(grad_x, rows({{0.75, -0.25}, {-0.25, -0.25}}) * d),
             "the variance is taken for a number that does not depend on x");
  LOOKS_LIKE(near(grad_x, rows({{1.25, -0.25}, {-0.75, -0.25}}) * d),
             "x_hat · mean(g · x_hat) is added: it is taken away");
  LOOKS_LIKE(near(grad_x, rows({{0.25, -0.25}, {0.25, -0.25}})),
             "it is not divided by the deviation");
  CHECK_THAT(grad_x, EqualsMatrix(rows({{0.25, -0.25}, {0.25, -0.25}}) * d));
}

TEST_CASE("what would only move or stretch a set gets no gradient", "[09.3]") {
  Rng rng(1);
  const Matrix x = random(4, 3, rng);
  OverAll norm(3, 0);
  const Matrix x_hat = norm.forward(x, Mode::train);
  const Matrix grad_x = norm.backward(random(4, 3, rng));
  CHECK(grad_x.norm() > 0.1);
  CHECK(std::abs(grad_x.sum()) < 1e-12);
  CHECK(std::abs(grad_x.cwiseProduct(x_hat).sum()) < 1e-12);
}

TEST_CASE("the gradient agrees with central differences", "[09.3]") {
  Rng rng(2);
  OverAll norm(3);
  CHECK(gradient_error(norm, random(4, 3, rng), rng) < check);
}

TEST_CASE("the gradient behind gamma and beta is the one that goes through", "[09.3]") {
  Rng rng(13);
  OverAll norm(3);
  const RowVector gamma = row({0.5, -2, 3});
  norm.add_affine().gamma.value = gamma;
  for (const Index batch : {4, 2}) {
    const Matrix x = random(batch, 3, rng), weights = random(batch, 3, rng);
    norm.forward(x, Mode::train);
    const Matrix grad_x = norm.input_gradient(weights);
    const auto loss = [&](const Matrix& at) {
      return norm.forward(at, Mode::train).cwiseProduct(weights).sum();
    };
    const Matrix distance = x.array() - x.mean();
    const double inverse_deviation = 1 / std::sqrt(distance.cwiseAbs2().mean() + 1e-5);
    const Matrix x_hat = distance * inverse_deviation;
    const Matrix g = weights.array().rowwise() * gamma.array();
    const auto with_means_of = [&](const Matrix& a, const Matrix& b) -> Matrix {
      return (g.array() - a.mean() - x_hat.array() * b.cwiseProduct(x_hat).mean()) *
             inverse_deviation;
    };
    LOOKS_LIKE(near(grad_x, with_means_of(weights, g)) || near(grad_x, with_means_of(g, weights)),
               "g is what comes back through gamma, not grad_y itself");
    CHECK(gradient_error(loss, x, grad_x) < check);
  }
}

}  // namespace
}  // namespace dl
