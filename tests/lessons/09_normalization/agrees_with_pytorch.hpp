#pragma once
#include "normalization.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/09_normalization.hpp"
#include "tests/testing.hpp"

namespace dl {

inline constexpr double agreement = 1e-10;  // with PyTorch

/// What PyTorch gives for one layer.
struct Expected {
  golden::Rows y, grad_x;
  golden::Rows gamma = {}, beta = {}, grad_gamma = {}, grad_beta = {};
};

inline void agrees_with_pytorch(Normalization& norm, golden::Rows x_values,
                                golden::Rows grad_values, const Expected& expected) {
  const Matrix x = rows(x_values);
  const Matrix grad_y = rows(grad_values);
  const bool affine = expected.gamma.size() > 0;
  REQUIRE(norm.parameters().size() == (affine ? 2 : 0));
  if (affine) {
    norm.affine().gamma.value = rows(expected.gamma);
    norm.affine().beta.value = rows(expected.beta);
  }
  // Without a forward pass there is none back.
  const Matrix y = norm.forward(x, Mode::train);
  CHECK_THAT(y, EqualsMatrix(rows(expected.y), agreement));
  CHECK_THAT(norm.backward(grad_y), EqualsMatrix(rows(expected.grad_x), agreement));
  if (!affine) return;
  CHECK_THAT(norm.affine().gamma.gradient, EqualsMatrix(rows(expected.grad_gamma), agreement));
  CHECK_THAT(norm.affine().beta.gradient, EqualsMatrix(rows(expected.grad_beta), agreement));
}

}  // namespace dl
