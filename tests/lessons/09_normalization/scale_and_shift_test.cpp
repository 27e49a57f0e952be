#include "scale_and_shift.hpp"

#include "solutions/07_backpropagation/layer.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("gamma and beta answer for every sample and every pixel of their channel", "[09.4]") {
  ScaleAndShift layer(2, 2);
  layer.gamma.value << 2, 3;
  layer.beta.value << 10, 20;
  const Matrix x = rows({{1, 2, 3, 4}, {5, 6, 7, 8}});
  CHECK_THAT(layer.forward(x, Mode::train),
             EqualsMatrix(rows({{12, 14, 29, 32}, {20, 22, 41, 44}})));
  const Matrix grad_y = rows({{1, 0, 1, 1}, {2, 1, 0, -1}});
  CHECK_THAT(layer.backward(grad_y), EqualsMatrix(rows({{2, 0, 3, 3}, {4, 2, 0, -3}})));
  LOOKS_LIKE(near(layer.gamma.gradient, layer.beta.gradient),
             "gamma multiplies x, so its gradient has x in it");
  LOOKS_LIKE(near(layer.gamma.gradient, row({74, 17})),
             "this is multiplied by y, the output: gamma multiplies x");
  LOOKS_LIKE(near(layer.gamma.gradient, row({17. / 2, -1. / 2})),
             "it is the mean over the batch: the gradients are added up");
  LOOKS_LIKE(near(layer.gamma.gradient, row({4, 1})) && near(layer.beta.gradient, row({17, -1})),
             "the gradients of gamma and beta have changed places");
  CHECK_THAT(layer.gamma.gradient, EqualsMatrix(row({17, -1})));
  CHECK_THAT(layer.beta.gradient, EqualsMatrix(row({4, 1})));

  const Matrix last = x.bottomRows(1);
  layer.forward(last, Mode::train);
  layer.backward(grad_y.bottomRows(1));
  LOOKS_LIKE(near(layer.beta.gradient, row({4 + 3, 1 - 1})),
             "the gradient of the batch before is still in it");
  CHECK_THAT(layer.gamma.gradient, EqualsMatrix(row({16, -8})));
  CHECK_THAT(layer.beta.gradient, EqualsMatrix(row({3, -1})));
}

}  // namespace
}  // namespace dl
