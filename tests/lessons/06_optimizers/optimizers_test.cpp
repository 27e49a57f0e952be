#include "tests/golden/06_optimizers.hpp"

#include <cmath>
#include <memory>

#include "adagrad.hpp"
#include "adam.hpp"
#include "common/gradient_check.hpp"
#include "momentum.hpp"
#include "rmsprop.hpp"
#include "scheduled_steps.hpp"
#include "schedules.hpp"
#include "sgd.hpp"
#include "tests/testing.hpp"
#include "walk.hpp"
#include "weight_decay.hpp"

namespace dl {
namespace {

constexpr double exactly = 1e-12;

/// Where an optimizer takes PyTorch's weights in 20 steps of PyTorch's gradients [20, 3]. The decay
/// is added here, so that the optimizers are judged without exercise 06.6.
template <typename Kind>
Matrix golden_walk(double learning_rate, double decay = 0) {
  const Matrix gradients = rows(golden::gradients);
  Parameter w(rows(golden::start));
  Kind optimizer({&w}, learning_rate);
  Matrix path(gradients.rows(), gradients.cols());
  for (Index i = 0; i < gradients.rows(); ++i) {
    w.gradient = gradients.row(i) + decay * w.value;
    optimizer.step();
    path.row(i) = w.value;
  }
  return path;
}

/// Where one weight is after each step of the same gradient, from 0 on.
template <typename Kind, typename... Settings>
std::vector<double> steps_of(int count, double gradient, Settings... settings) {
  Parameter w(Matrix::Zero(1, 1));
  Kind optimizer({&w}, settings...);
  std::vector<double> places;
  for (int i = 0; i < count; ++i) {
    w.gradient(0, 0) = gradient;
    optimizer.step();
    places.push_back(w.value(0, 0));
  }
  return places;
}

template <typename Kind>
Walk walk_with(const Surface& surface, double learning_rate, int max_steps) {
  return walk(
      surface,
      [&](Parameters place) { return std::make_unique<Kind>(std::move(place), learning_rate); },
      max_steps);
}

TEST_CASE("velocity grows while the gradient keeps its direction", "[06.1]") {
  const auto w = steps_of<Momentum>(3, 1, /*learning_rate=*/1, /*momentum=*/0.5);
  LOOKS_LIKE(w[0] == Approx(0), "the step is made before the velocity has the gradient");
  LOOKS_LIKE(w[0] == Approx(-0.5),
             "the gradient comes in with the share (1 - momentum), not in full");
  LOOKS_LIKE(w[0] == Approx(1), "the step goes uphill: w -= learning_rate · m");
  CHECK(w[0] == Approx(-1));
  LOOKS_LIKE(w[0] == Approx(-1) && w[1] == Approx(-2), "the velocity is forgotten after each step");
  LOOKS_LIKE(w[1] == Approx(-3), "nothing slows the velocity: momentum · m + g");
  CHECK(w[1] == Approx(-2.5));
  CHECK(w[2] == Approx(-4.25));
}

TEST_CASE("momentum takes PyTorch's 20 steps, without and with weight decay", "[06.1]") {
  CHECK_THAT(golden_walk<Momentum>(0.1), EqualsMatrix(rows(golden::momentum_path), exactly));
  CHECK_THAT(golden_walk<Momentum>(0.1, 0.1),
             EqualsMatrix(rows(golden::momentum_decay_path), exactly));
}

TEST_CASE("every weight of every parameter is moved, with a velocity of its own", "[06.1]") {
  Parameter large(Matrix::Zero(37, 91));  // more than one piece
  Parameter small(Matrix::Zero(1, 2));
  Momentum optimizer({&large, &small}, 1, 0.5);
  large.gradient = Matrix::NullaryExpr(
      37, 91, [](Index r, Index c) { return real(r + 1) + real(0.01) * real(c); });
  small.gradient << -1, 3;
  const Matrix before = large.gradient;
  optimizer.step();
  optimizer.step();
  CHECK_THAT(large.value, EqualsMatrix(-2.5 * before));
  CHECK_THAT(small.value, EqualsMatrix(row({2.5, -7.5})));
  CHECK_THAT(large.gradient, EqualsMatrix(before));
}

TEST_CASE("momentum rolls over a low ridge, and not over a high one", "[06.1]") {
  CHECK_FALSE(walk_with<Sgd>(barrier("low", 0.5), 0.05, 2000).arrived);
  CHECK(walk_with<Momentum>(barrier("low", 0.5), 0.05, 2000).arrived);
  CHECK_FALSE(walk_with<Momentum>(barrier("high", 2), 0.05, 2000).arrived);
}

TEST_CASE("momentum follows the slope down every valley", "[06.1]") {
  for (const auto& surface : {saddle(), rosenbrock(), beale()}) {
    INFO(surface.name);
    const auto way = walk_with<Momentum>(surface, 0.001, 2000);
    CHECK(way.arrived);
    const auto height = [&](const Matrix& p) { return surface.height({p(0, 0), p(0, 1)}); };
    for (std::size_t i = 0; i < way.path.size(); i += 50) {
      const auto [x, y] = way.path[i];
      const auto slope = surface.gradient({x, y});
      CHECK(gradient_error(height, row({x, y}), row({slope.x, slope.y})) < 1e-6);
    }
  }
}

TEST_CASE("Nesterov's first step already contains the next push", "[06.2]") {
  const auto w = steps_of<Nesterov>(2, 1, 1, 0.5);
  LOOKS_LIKE(w[0] == Approx(-1) && w[1] == Approx(-2.5),
             "this is plain momentum: the step is g + momentum · m, with the new m");
  LOOKS_LIKE(w[0] == Approx(-2), "the velocity comes into the step in full: it is momentum · m");
  CHECK(w[0] == Approx(-1.5));
  CHECK(w[1] == Approx(-3.25));
}

TEST_CASE("Nesterov takes PyTorch's 20 steps, without and with weight decay", "[06.2]") {
  CHECK_THAT(golden_walk<Nesterov>(0.1), EqualsMatrix(rows(golden::nesterov_path), exactly));
  CHECK_THAT(golden_walk<Nesterov>(0.1, 0.1),
             EqualsMatrix(rows(golden::nesterov_decay_path), exactly));
}

TEST_CASE("Adagrad's steps shrink with all that has been moved", "[06.3]") {
  const auto w = steps_of<Adagrad>(3, 2, 1);
  LOOKS_LIKE(w[0] == Approx(-0.5), "the root is missing");
  CHECK(w[0] == Approx(-1));
  LOOKS_LIKE(w[1] == Approx(-2), "the squares are replaced, not added up");
  CHECK(w[1] == Approx(-1 - 1 / std::sqrt(2)));
  CHECK(w[2] == Approx(-1 - 1 / std::sqrt(2) - 1 / std::sqrt(3)));
}

TEST_CASE("Adagrad adds epsilon outside the root", "[06.3]") {
  const double w = steps_of<Adagrad>(1, 2, 1, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(4.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-0.8));
}

TEST_CASE("Adagrad takes PyTorch's 20 steps, without and with weight decay", "[06.3]") {
  CHECK_THAT(golden_walk<Adagrad>(0.1), EqualsMatrix(rows(golden::adagrad_path), exactly));
  CHECK_THAT(golden_walk<Adagrad>(0.1, 0.1),
             EqualsMatrix(rows(golden::adagrad_decay_path), exactly));
}

TEST_CASE("RMSProp keeps the share beta of its mean square", "[06.4]") {
  const auto w = steps_of<RmsProp>(2, 2, 1, 0.75);
  LOOKS_LIKE(w[0] == Approx(-2 / std::sqrt(3)), "the shares are swapped: the old mean keeps beta");
  LOOKS_LIKE(w[0] == Approx(-1), "the square comes in in full: nothing but a share is forgotten");
  LOOKS_LIKE(w[0] == Approx(-2 / std::sqrt(0.5)), "the gradient is not squared");
  CHECK(w[0] == Approx(-2));
  CHECK(w[1] == Approx(-2 - 2 / std::sqrt(1.75)));
}

TEST_CASE("RMSProp's steps end at the learning rate, where Adagrad's end at nothing", "[06.4]") {
  const auto w = steps_of<RmsProp>(2000, 3, 0.01);
  CHECK(w[1998] - w[1999] == Approx(0.01));
}

TEST_CASE("RMSProp adds epsilon outside the root", "[06.4]") {
  const double w = steps_of<RmsProp>(1, 2, 1, 0.75, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(1.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-2 / 1.5));
}

TEST_CASE("RMSProp takes PyTorch's 20 steps, without and with weight decay", "[06.4]") {
  CHECK_THAT(golden_walk<RmsProp>(0.01), EqualsMatrix(rows(golden::rmsprop_path), exactly));
  CHECK_THAT(golden_walk<RmsProp>(0.01, 0.1),
             EqualsMatrix(rows(golden::rmsprop_decay_path), exactly));
}

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size", "[06.5]") {
  for (const double gradient : {0.001, 1.0, 1000.0}) {
    INFO("gradient " << gradient);
    const double step = -steps_of<Adam>(1, gradient, 0.01)[0];
    LOOKS_LIKE(step == Approx(0.001).epsilon(1e-3), "the mean of the gradients is not corrected");
    LOOKS_LIKE(step == Approx(0.01 / std::sqrt(0.001)).epsilon(1e-3),
               "the mean of the squares is not corrected");
    LOOKS_LIKE(step == Approx(0.001 / std::sqrt(0.001)).epsilon(1e-3),
               "neither mean is freed of the zeros it began with");
    LOOKS_LIKE(step == Approx(0.1).epsilon(1e-3), "the gradient comes into m in full");
    CHECK(step == Approx(0.01).epsilon(1e-4));
  }
}

TEST_CASE("Adam adds epsilon outside the root", "[06.5]") {
  const double w = steps_of<Adam>(1, 2, 1, 0.9, 0.999, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(4.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-0.8));
}

TEST_CASE("Adam takes PyTorch's 20 steps, without and with weight decay", "[06.5]") {
  CHECK_THAT(golden_walk<Adam>(0.01), EqualsMatrix(rows(golden::adam_path), exactly));
  CHECK_THAT(golden_walk<Adam>(0.01, 0.1), EqualsMatrix(rows(golden::adam_decay_path), exactly));
}

TEST_CASE("weight decay adds its share of each weight to the gradient", "[06.6]") {
  Parameter p(row({2, -4}));
  p.gradient << 1, 1;
  add_weight_decay({&p}, 0.25);
  LOOKS_LIKE(near(p.gradient, row({0.5, -1})), "the gradient that was there is lost: add to it");
  LOOKS_LIKE(near(p.gradient, row({0.5, 2})), "it pushes away from zero: the sign is turned");
  LOOKS_LIKE(near(p.gradient, row({2, -1})), "twice too much: the penalty is half the decay");
  LOOKS_LIKE(near(p.gradient, row({1, 1})), "the weights are moved, not their gradients");
  CHECK_THAT(p.gradient, EqualsMatrix(row({1.5, 0})));
  CHECK_THAT(p.value, EqualsMatrix(row({2, -4})));
}

TEST_CASE("weight decay is the gradient of the L2 penalty", "[06.6]") {
  Parameter p(rows({{0.5, -1}, {2, 0}}));
  add_weight_decay({&p}, 0.1);
  const auto penalty = [](const Matrix& w) { return 0.1 / 2 * w.squaredNorm(); };
  CHECK(gradient_error(penalty, p.value, p.gradient) < 1e-8);
}

TEST_CASE("SGD with weight decay takes PyTorch's 20 steps", "[06.6]") {
  const Matrix gradients = rows(golden::gradients);
  Parameter w(rows(golden::start));
  Sgd optimizer({&w}, 0.1);
  Matrix path(gradients.rows(), gradients.cols());
  for (Index i = 0; i < gradients.rows(); ++i) {
    w.gradient = gradients.row(i);
    add_weight_decay({&w}, 0.1);
    optimizer.step();
    path.row(i) = w.value;
  }
  CHECK_THAT(path, EqualsMatrix(rows(golden::sgd_decay_path), exactly));
  CHECK_THAT(golden_walk<Sgd>(0.1), EqualsMatrix(rows(golden::sgd_path), exactly));
}

/// A schedule's first factors, in one row.
template <typename Factor>
Matrix factors(int count, Factor factor) {
  Matrix result(1, count);
  for (int step = 0; step < count; ++step) result(0, step) = factor(step);
  return result;
}

TEST_CASE("the stairs stay level for `length` steps, then fall", "[06.7]") {
  const double within = step_schedule(2, 4, 0.5);
  LOOKS_LIKE(within == Approx(std::sqrt(0.5)),
             "it falls a little at every step: divide whole numbers");
  LOOKS_LIKE(within == Approx(0.25), "it falls at every step: step / length times");
  CHECK(within == 1);
  const double later = step_schedule(12, 4, 0.5);
  LOOKS_LIKE(later == Approx(1.5),
             "it is multiplied by how often it fell, not taken to that power");
  CHECK(later == Approx(0.125));
}

TEST_CASE("the stairs are PyTorch's StepLR", "[06.7]") {
  CHECK_THAT(factors(10, [](int step) { return step_schedule(step, 3, 0.5); }),
             EqualsMatrix(rows(golden::step_rates), exactly));
}

TEST_CASE("the cosine falls from 1 to 0 and is half way at half time", "[06.8]") {
  const double end = cosine_schedule(10, 10);
  LOOKS_LIKE(end == Approx(-1), "the cosine itself ends at -1: shift and halve it");
  LOOKS_LIKE(end == Approx(1), "it is a whole period: half of one goes from 0 to π");
  CHECK(std::abs(end) < exactly);
  CHECK(cosine_schedule(0, 10) == Approx(1));
  CHECK(cosine_schedule(5, 10) == Approx(0.5));
}

TEST_CASE("under a schedule each step has a rate of its own, also when training goes on",
          "[06.8]") {
  Parameter w(row({3}));
  w.gradient = row({1});
  Sgd sgd({&w}, 99);
  ScheduledSteps steps(sgd, 0.5, cosine_schedule, 4);
  steps.step();
  CHECK(w.value(0, 0) == Approx(2.5));
  steps.step();
  CHECK(w.value(0, 0) == Approx(2.5 - 0.5 * cosine_schedule(1, 4)));
  ScheduledSteps later(sgd, 0.5, cosine_schedule, 4, /*first=*/3);
  later.step();
  CHECK(sgd.learning_rate() == Approx(0.5 * cosine_schedule(3, 4)));
}

TEST_CASE("the cosine is PyTorch's CosineAnnealingLR", "[06.8]") {
  CHECK_THAT(factors(11, [](int step) { return cosine_schedule(step, 10); }),
             EqualsMatrix(rows(golden::cosine_rates), exactly));
}

TEST_CASE("the warm-up rises in equal parts and ends at the full rate", "[06.9]") {
  const double first = warm_up_cosine_schedule(0, 4, 12);
  LOOKS_LIKE(first == 0, "the first step would not move at all: count from 1");
  CHECK(first == Approx(0.25));
  CHECK(warm_up_cosine_schedule(1, 4, 12) == Approx(0.5));
  CHECK(warm_up_cosine_schedule(3, 4, 12) == Approx(1));
}

TEST_CASE("the cosine begins where the warm-up ends", "[06.9]") {
  const double after = warm_up_cosine_schedule(4, 4, 12);
  LOOKS_LIKE(after == Approx((1 + std::cos(M_PI * 4 / 12)) / 2),
             "the cosine began at step 0: it has jumped down when the warm-up ends");
  CHECK(after == Approx(1));
  const double end = warm_up_cosine_schedule(12, 4, 12);
  LOOKS_LIKE(end > 0.1, "the cosine is stretched over all steps: it has steps - warm_up of them");
  CHECK(std::abs(end) < exactly);
}

TEST_CASE("warm-up and cosine are PyTorch's LinearLR and CosineAnnealingLR in turn", "[06.9]") {
  CHECK_THAT(factors(13, [](int step) { return warm_up_cosine_schedule(step, 4, 12); }),
             EqualsMatrix(rows(golden::warm_up_cosine_rates), exactly));
}

}  // namespace
}  // namespace dl
