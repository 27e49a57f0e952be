#include "curvature.hpp"

#include <cmath>

#include <Eigen/Eigenvalues>

#include "common/rng.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// λ_max of a full decomposition.
double decomposed(const Matrix& symmetric) {
  return Eigen::SelfAdjointEigenSolver<Matrix>(symmetric).eigenvalues().tail(1)(0);
}

TEST_CASE("the largest eigenvalue is the largest growth of a vector", "[05.9]") {
  const double growth = largest_eigenvalue(rows({{3, 0}, {0, 0.5}}));
  LOOKS_LIKE(growth == Approx(9), "the growth is squared: the length is a square root");
  LOOKS_LIKE(growth == Approx(0.5), "this is the smallest eigenvalue");
  LOOKS_LIKE(std::isinf(largest_eigenvalue(rows({{2.5}}))),
             "the vector grows beyond all numbers: scale it to length 1 each time");
  LOOKS_LIKE(growth == 1, "the length after scaling is always 1: measure it before");
  CHECK(growth == Approx(3));
  CHECK(largest_eigenvalue(rows({{0, 0}, {0, 0}})) == 0);
  CHECK(largest_eigenvalue(rows({{2.5}})) == Approx(2.5));
}

TEST_CASE("it multiplies as often as it is told, from a direction of length 1", "[05.9]") {
  const Matrix symmetric = rows({{3, 1}, {1, 2}});
  Rng rng(1);
  RowVector direction = random_matrix(1, 2, rng);
  for (const int iterations : {1, 2}) {
    direction.normalize();
    direction *= symmetric;
    INFO(iterations << " iterations");
    const double growth = largest_eigenvalue(symmetric, iterations);
    LOOKS_LIKE(growth == Approx(decomposed(symmetric)), "`iterations` is not used");
    CHECK(growth == Approx(direction.norm()));
  }
}

TEST_CASE("the largest eigenvalue of a covariance agrees with a full decomposition", "[05.9]") {
  Rng rng(6);
  const Matrix hessian = squared_error_hessian(random_matrix(40, 8, rng));
  CHECK(largest_eigenvalue(hessian) == Approx(decomposed(hessian)).epsilon(1e-9));
}

TEST_CASE("the direction that grows most is found wherever it points", "[05.9]") {
  // Whole numbers leave no direction out that a handy start, such as (1, 1) or (1, 2), is at right
  // angles to.
  for (int x = -9; x <= 9; ++x) {
    for (int y = 0; y <= 9; ++y) {
      const Matrix most = row({double(x), double(y)});
      const Matrix symmetric = product(most.transpose(), most) + Matrix::Identity(2, 2);
      INFO("eigenvector (" << x << ", " << y << ")");
      CHECK(largest_eigenvalue(symmetric) == Approx(x * x + y * y + 1));
    }
  }
  CHECK(largest_eigenvalue(squared_error_hessian(rows({{-2}}))) == Approx(10));
  CHECK(learning_rate_edge(squared_error_hessian(rows({{-2}}))) == Approx(0.2));
}

TEST_CASE("repeated and close eigenvalues are found as nearly as is said", "[05.9]") {
  CHECK(largest_eigenvalue(rows({{4, 0, 0}, {0, 4, 0}, {0, 0, 1}})) == Approx(4));
  Rng rng(8);
  const RowVector normal = random_matrix(1, 5, rng).row(0).normalized();
  const Matrix q = Matrix::Identity(5, 5) - 2 * normal.transpose() * normal;  // a reflection
  for (const double second : {6.0, 6.9, 6.99, 6.993, 6.999, 7.0}) {
    const double growth =
        largest_eigenvalue(product(q * row({7, second, 3, 1, 0}).asDiagonal(), q));
    INFO("second largest " << second);
    CHECK(growth < 7 + 1e-9);
    CHECK(growth > 7 * (1 - 1e-3));
  }
}

TEST_CASE("a quadratic converges just below the edge 2/λ_max and diverges just above", "[05.9]") {
  const Matrix hessian = rows({{3, 1}, {1, 2}});
  const double edge = learning_rate_edge(hessian);
  for (const double share : {0.98, 1.02}) {
    INFO(share << " of the edge");
    RowVector w = row({1, 1});
    for (int step = 0; step < 2000; ++step) w -= share * edge * product(w, hessian).row(0);
    CHECK((w.norm() < 1e-9) == (share < 1));
    CHECK((w.norm() > 1e9) == (share > 1));
  }
}

}  // namespace
}  // namespace dl
