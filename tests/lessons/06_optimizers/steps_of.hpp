#pragma once

#include <vector>

#include "optimizer.hpp"
#include "tests/golden/06_optimizers.hpp"
#include "tests/testing.hpp"

namespace dl {

inline constexpr double exactly = 1e-12;

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

}  // namespace dl
