#include "descend.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "batches.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "least_squares.hpp"
#include "linear_model.hpp"
#include "parameter.hpp"
#include "regression.hpp"
#include "sine_regression.hpp"
#include "tests/golden/05_gradient_descent.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

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

TEST_CASE("a step goes against the gradient, as far as the learning rate says", "[05.4]") {
  Parameter w(rows({{1.5, 2}}));
  w.gradient = rows({{10, -20}});
  gradient_step({&w}, 0.1);
  LOOKS_LIKE(near(w.value, rows({{2.5, 0}})), "it goes up: the gradient points uphill");
  LOOKS_LIKE(near(w.value, rows({{-8.5, 22}})), "the learning rate is missing");
  LOOKS_LIKE(near(w.value, rows({{-1, 2}})),
             "the step replaces the value, it is not taken from it");
  CHECK_THAT(w.value, EqualsMatrix(rows({{0.5, 4}})));
}

TEST_CASE("a step moves every parameter and leaves the gradients as they are", "[05.4]") {
  Parameter w(rows({{1}, {1}}));
  Parameter b(rows({{1.5}}));
  w.gradient = rows({{1}, {0}});
  b.gradient = rows({{2}});
  gradient_step({&w, &b}, 0.5);
  CHECK_THAT(w.value, EqualsMatrix(rows({{0.5}, {1}})));
  LOOKS_LIKE(b.value(0, 0) == 1.5, "only the first parameter moves");
  CHECK_THAT(b.value, EqualsMatrix(rows({{0.5}})));
  LOOKS_LIKE(b.gradient(0, 0) == 1, "the gradient itself is scaled");
  LOOKS_LIKE(b.gradient(0, 0) == 0, "the gradient is set to zero");
  CHECK_THAT(b.gradient, EqualsMatrix(rows({{2}})));
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
  // Without a step the pass ends at the limit, whatever it makes of a NaN.
  Script large{{1, 2 * divergence_limit, 1}};
  descend(large, batches, large.step());
  const bool ends = large.happened.find("g2") == std::string::npos;
  for (const double loss : {2 * divergence_limit, std::numeric_limits<double>::infinity(),
                            std::numeric_limits<double>::quiet_NaN()}) {
    INFO("the second loss is " << loss);
    Script script{{1, loss, 1}};
    const auto pass = descend(script, batches, script.step());
    LOOKS_LIKE(!ends, "it goes on after a divergence");
    LOOKS_LIKE(std::isnan(loss) && !pass.diverged && ends,
               "a NaN is let through: loss > limit is false for it");
    CHECK(pass.diverged);
    LOOKS_LIKE(script.happened == "g0 s g1 s ", "it steps once more after the divergence");
    CHECK(script.happened == "g0 s g1 ");
    CHECK(pass.losses.size() == 2);
  }
}

TEST_CASE("a loss of exactly the limit is no divergence", "[05.8]") {
  const std::vector<Index> order = {5, 6};
  Script script{{divergence_limit, 0.5}};
  const auto pass = descend(script, {Batch(order).first(1), Batch(order).last(1)}, script.step());
  LOOKS_LIKE(pass.diverged && pass.losses.size() == 1, "the limit itself counts as a divergence");
  CHECK_FALSE(pass.diverged);
  CHECK(script.happened == "g5 s g6 s ");
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
  const Matrix y = product(x, rows({{1}, {-2}})) + 0.1 * random_matrix(50, 1, rng);
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

}  // namespace
}  // namespace dl
