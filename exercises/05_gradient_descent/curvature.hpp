#pragma once

#include "common/rng.hpp"
#include "least_squares.hpp"
#include "common/todo.hpp"

namespace dl {

/// λ_max, the largest eigenvalue of a symmetric matrix without negative ones, by power iteration
/// (Golub and Van Loan 2013, section 7.3.1): multiply a vector by it again and again, and it turns
/// into the direction that grows most. What is returned is never too large, and too small by about
/// one part in as many as there are iterations where the second largest eigenvalue is nearly as
/// large, by much less elsewhere.
inline double largest_eigenvalue(const Matrix& symmetric, int iterations = 1000) {
  // From a start at right angles to the direction that grows most it would never be found; by
  // chance no start is.
  Rng rng(1);
  RowVector direction = random_matrix(1, symmetric.cols(), rng);
  double growth = 0;
  // exercise 05.9: the steepest curvature
  todo("05.9");
  return growth;
}

/// The Hessian of the mean squared error of a linear model with one output, [inputs + 1]²:
/// (2/n) Xᵀ X, where X is x with a column of ones for the bias. With more outputs the mean is over
/// more entries, and the curvature of each output is this, divided by their number.
inline Matrix squared_error_hessian(const Matrix& x) {
  const Matrix ones = with_ones(x);
  return (2 / static_cast<real>(x.rows())) * ones.transpose() * ones;
}

/// On a quadratic, gradient descent converges below this learning rate and diverges above it:
/// 2 / λ_max (LeCun, Bottou, Orr and Müller 1998, section 5.1).
inline double learning_rate_edge(const Matrix& hessian) { return 2 / largest_eigenvalue(hessian); }

}  // namespace dl
