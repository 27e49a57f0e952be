#include "weight_decay.hpp"

#include "common/gradient_check.hpp"
#include "sgd.hpp"
#include "steps_of.hpp"

namespace dl {
namespace {

TEST_CASE("weight decay adds its share of each weight to the gradient", "[06.6]") {
  Parameter p(row({2, -4, 0.5}));
  p.gradient << 1, 1, 1;
  add_weight_decay({&p}, 0.25);
  LOOKS_LIKE(near(p.gradient, row({0.5, -1, 0.125})),
             "the gradient that was there is lost: add to it");
  LOOKS_LIKE(near(p.gradient, row({0.5, 2, 0.875})),
             "it pushes away from zero: the sign is turned");
  LOOKS_LIKE(near(p.gradient, row({2, -1, 1.25})), "twice too much: the penalty is half the decay");
  LOOKS_LIKE(near(p.gradient, row({1.25, 0.5, 1.0625})),
             "half of it is missing: the derivative of w² is 2 w");
  LOOKS_LIKE(near(p.gradient, row({1.5, 3, 1.03125})), "this is the penalty, not its derivative");
  LOOKS_LIKE(near(p.gradient, row({1.25, 0.75, 1.25})),
             "a larger weight is pulled more: it is w, not its sign");
  LOOKS_LIKE(near(p.gradient, row({1, 1, 1})) && !near(p.value, row({2, -4, 0.5})),
             "the weights are moved, not their gradients");
  CHECK_THAT(p.gradient, EqualsMatrix(row({1.5, 0, 1.125})));
  CHECK_THAT(p.value, EqualsMatrix(row({2, -4, 0.5})));
}

TEST_CASE("weight decay pulls at every parameter", "[06.6]") {
  Parameter first(row({2, -4}));
  Parameter second(rows({{1, 3, 5}, {-2, 4, 6}}));
  first.gradient << 1, 1;
  second.gradient = Matrix::Constant(2, 3, 0.5);
  add_weight_decay({&first, &second}, 0.25);
  CHECK_THAT(first.gradient, EqualsMatrix(row({1.5, 0})));
  LOOKS_LIKE(
      near(first.gradient, row({1.5, 0})) && near(second.gradient, Matrix::Constant(2, 3, 0.5)),
      "only the first parameter is pulled");
  CHECK_THAT(second.gradient, EqualsMatrix(rows({{0.75, 1.25, 1.75}, {0, 1.5, 2}})));
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

}  // namespace
}  // namespace dl
