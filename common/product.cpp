#include "product.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace dl {
namespace {

/// `a_size` of a and `b_size` of b are what `product` runs along.
void require_fit(const char* product, const MatrixRef& a, Index a_size, const MatrixRef& b,
                 Index b_size) {
  if (a_size == b_size) return;
  throw std::invalid_argument(fmt::format("{} with a [{}, {}] and b [{}, {}]: {} is not {}",
                                          product, a.rows(), a.cols(), b.rows(), b.cols(), a_size,
                                          b_size));
}

}  // namespace

void multiply(const MatrixRef& a, const MatrixRef& b, Matrix& out) {
  require_fit("a b", a, a.cols(), b, b.rows());
  out.resize(a.rows(), b.cols());
  if (a.rows() == 1) {
    out.row(0).noalias() = a.row(0) * b;
  } else {
    out.noalias() = a * b;
  }
}

void multiply_transposed_a(const MatrixRef& a, const MatrixRef& b, MatrixMap out) {
  require_fit("aᵀ b", a, a.rows(), b, b.rows());
  if (out.rows() != a.cols() || out.cols() != b.cols()) {
    throw std::invalid_argument(fmt::format("aᵀ b is [{}, {}], its place [{}, {}]", a.cols(),
                                            b.cols(), out.rows(), out.cols()));
  }
  out.noalias() = a.transpose() * b;
}

void multiply_transposed_a(const MatrixRef& a, const MatrixRef& b, Matrix& out) {
  require_fit("aᵀ b", a, a.rows(), b, b.rows());
  out.resize(a.cols(), b.cols());
  if (a.rows() == 1) {
    for (Index i = 0; i < a.cols(); ++i) out.row(i) = a(0, i) * b.row(0);
  } else if (a.rows() <= 16 && b.cols() >= 256) {
    // The general product writes zeros first and then adds, twice over all of a large `out`.
    for (Index i = 0; i < a.cols(); ++i) out.row(i).noalias() = a.col(i).transpose() * b;
  } else {
    out.noalias() = a.transpose() * b;
  }
}

void add_transposed_a(const MatrixRef& a, const MatrixRef& b, real scale, Matrix& out) {
  require_fit("aᵀ b", a, a.rows(), b, b.rows());
  if (a.rows() == 1) {
    for (Index i = 0; i < a.cols(); ++i) out.row(i) += scale * a(0, i) * b.row(0);
  } else {
    out.noalias() += scale * a.transpose() * b;
  }
}

void add_transposed_b(const MatrixRef& a, const MatrixRef& b, Matrix& out) {
  require_fit("a bᵀ", a, a.cols(), b, b.cols());
  out.noalias() += a * b.transpose();
}

void multiply_transposed_b(const MatrixRef& a, const MatrixRef& b, Matrix& out) {
  require_fit("a bᵀ", a, a.cols(), b, b.cols());
  out.resize(a.rows(), b.rows());
  if (a.rows() == 1) {
    out.row(0).transpose().noalias() = b * a.row(0).transpose();
  } else {
    out.noalias() = a * b.transpose();
  }
}

}  // namespace dl
