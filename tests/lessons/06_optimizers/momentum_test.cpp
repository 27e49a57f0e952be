#include "momentum.hpp"

#include <memory>

#include "common/gradient_check.hpp"
#include "sgd.hpp"
#include "steps_of.hpp"
#include "walk.hpp"

namespace dl {
namespace {

template <typename Kind>
Walk walk_with(const Surface& surface, double learning_rate, int max_steps) {
  return walk(
      surface,
      [&](Parameters place) { return std::make_unique<Kind>(std::move(place), learning_rate); },
      max_steps);
}

TEST_CASE("velocity grows while the gradient keeps its direction", "[06.1]") {
  const auto w = steps_of<Momentum>(3, 2, /*learning_rate=*/0.5, /*momentum=*/0.75);
  LOOKS_LIKE(w[0] == Approx(0), "the step is made before the velocity has the gradient");
  LOOKS_LIKE(w[0] == Approx(-0.25),
             "the gradient comes in with the share (1 - momentum), not in full");
  LOOKS_LIKE(w[0] == Approx(1), "the step goes uphill: it goes against the velocity");
  LOOKS_LIKE(w[0] == Approx(-2), "the step is the velocity times the learning rate");
  LOOKS_LIKE(w[0] == Approx(-0.75), "momentum slows the old velocity, not the new gradient");
  CHECK(w[0] == Approx(-1));
  LOOKS_LIKE(w[0] == Approx(-1) && w[1] == Approx(-2), "the velocity is forgotten after each step");
  LOOKS_LIKE(w[1] == Approx(-3), "nothing slows the velocity");
  LOOKS_LIKE(w[1] == Approx(-1.75), "the step begins where the weight is, not at 0");
  CHECK(w[1] == Approx(-2.75));
  CHECK(w[2] == Approx(-5.0625));
}

TEST_CASE("a new learning rate holds for the whole velocity at once", "[06.1]") {
  Parameter w(Matrix::Zero(1, 1));
  w.gradient(0, 0) = 2;
  Momentum optimizer({&w}, 0.5, 0.75);
  optimizer.step();
  optimizer.set_learning_rate(0.25);
  optimizer.step();
  LOOKS_LIKE(w.value(0, 0) == Approx(-2.25),
             "the learning rate belongs to the step: the velocity is without it");
  CHECK(w.value(0, 0) == Approx(-1.875));
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
  const auto w = steps_of<Nesterov>(2, 2, 0.5, 0.75);
  LOOKS_LIKE(w[0] == Approx(-1) && w[1] == Approx(-2.75),
             "this is plain momentum: the step looks ahead from the new velocity");
  LOOKS_LIKE(w[0] == Approx(-2), "the velocity comes into the step in full: momentum slows it");
  LOOKS_LIKE(w[0] == Approx(-0.75), "the gradient itself is missing in the step");
  LOOKS_LIKE(w[0] == Approx(1.75), "the step goes uphill");
  LOOKS_LIKE(w[0] == Approx(-3.5), "the step has no learning rate");
  CHECK(w[0] == Approx(-1.75));
  LOOKS_LIKE(w[1] == Approx(-1.75 - 2.734375),
             "the look ahead is remembered: it is of the step only");
  LOOKS_LIKE(w[0] == Approx(-1.75) && w[1] == Approx(-3.5), "the velocity is forgotten");
  CHECK(w[1] == Approx(-4.0625));
}

TEST_CASE("Nesterov takes PyTorch's 20 steps, without and with weight decay", "[06.2]") {
  CHECK_THAT(golden_walk<Nesterov>(0.1), EqualsMatrix(rows(golden::nesterov_path), exactly));
  CHECK_THAT(golden_walk<Nesterov>(0.1, 0.1),
             EqualsMatrix(rows(golden::nesterov_decay_path), exactly));
}

}  // namespace
}  // namespace dl
