#include "linear_model.hpp"

#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("each weight answers for its input times its output's gradient", "[05.3]") {
  LinearModel model(3, 2);
  // By hand: dL/dW_kj = Σ_i x_ik grad_ij.
  model.backward(rows({{1, 2, 5}, {3, 4, 6}}), rows({{0.5, 0}, {1, -1}}));
  const Matrix expected = rows({{3.5, -3}, {5, -4}, {8.5, -6}});
  LOOKS_LIKE(near(model.weight.gradient, expected.transpose()), "W's gradient is transposed");
  LOOKS_LIKE(near(2 * model.weight.gradient, expected),
             "another mean over the batch: grad_y_hat has it already");
  CHECK_THAT(model.weight.gradient, EqualsMatrix(expected));
  LOOKS_LIKE(near(model.bias.gradient, rows({{0, 0}})), "the bias gets no gradient");
  LOOKS_LIKE(near(2 * model.bias.gradient, rows({{1.5, -1}})),
             "the bias gradient is a sum over the batch, not another mean");
  LOOKS_LIKE(near(model.bias.gradient, rows({{0.5, 0}})), "only the first sample moves the bias");
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
  LOOKS_LIKE(model.bias.gradient(0, 0) == 10, "the bias adds to the gradient of the batch before");
  CHECK_THAT(model.bias.gradient, EqualsMatrix(rows({{3}})));
}

}  // namespace
}  // namespace dl
