#include "softmax_layer.hpp"

#include "common/rng.hpp"
#include "layer.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "tests/golden/07_backpropagation.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the backward pass through a softmax agrees with PyTorch's", "[07.4]") {
  SoftmaxLayer layer;
  const Matrix x = rows(golden::softmax_x);
  const Matrix grad_y = rows(golden::softmax_grad_y);
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(grad_y);
  LOOKS_LIKE(near(grad_x, y.cwiseProduct(grad_y)),
             "only its own probability is moved: each logit moves them all, take the mean away");
  LOOKS_LIKE(near(grad_x, (grad_y.array() * y.array() * (1 - y.array())).matrix()),
             "this is a sigmoid's slope: a softmax's probabilities depend on each other");
  const Matrix weighted = grad_y.cwiseProduct(y);
  LOOKS_LIKE(near(grad_x, (y.array() * (grad_y.array() - weighted.sum())).matrix()),
             "the sum runs over the whole batch: each row has its own");
  LOOKS_LIKE(near(grad_x, weighted - weighted.rowwise().sum().asDiagonal() *
                                         Matrix::Ones(y.rows(), y.cols())),
             "the sum is taken away after the product with y, not before");
  CHECK_THAT(grad_x, EqualsMatrix(rows(golden::softmax_grad_x), 1e-12));
}

TEST_CASE("the same error for all probabilities moves no logit, because they add up to 1",
          "[07.4]") {
  SoftmaxLayer layer;
  const Matrix x = rows({{0.3, -1, 2}, {5, 5, -5}});
  layer.forward(x, Mode::train);
  CHECK_THAT(layer.input_gradient(Matrix::Constant(2, 3, 4)), EqualsMatrix(Matrix::Zero(2, 3)));
}

TEST_CASE("softmax and -log p, the long way, give the short form of cross entropy", "[07.4]") {
  Rng rng(4);
  const Matrix logits = random_matrix(3, 4, rng);
  const Labels labels = {2, 0, 3};
  SoftmaxLayer layer;
  const Matrix p = layer.forward(logits, Mode::train);
  Matrix grad_p = Matrix::Zero(3, 4);
  for (Index i = 0; i < 3; ++i) grad_p(i, labels[i]) = -1 / (3 * p(i, labels[i]));
  const Matrix the_long_way = layer.input_gradient(grad_p);
  Matrix short_form;
  cross_entropy(logits, labels, short_form);
  CHECK_THAT(the_long_way, EqualsMatrix(short_form, 1e-12));
}

}  // namespace
}  // namespace dl
