#pragma once

#include "matrix.hpp"

namespace dl {

/// A matrix that lies in another's memory, such as an image in a row of a data set.
using MatrixMap = Eigen::Map<Matrix>;
using ConstMatrixMap = Eigen::Map<const Matrix>;

/// What a product may read without a copy: a Matrix or one of these.
using MatrixRef = Eigen::Ref<const Matrix>;

/// Matrix products into a matrix that is there already: nothing is allocated once `out` has its
/// size. A single row, or a few, go through Eigen's vector products where these are faster than the
/// general one (bench/README.md has the numbers). All throw std::invalid_argument, which names both
/// shapes, when the factors do not fit. Compiled once: Eigen's general product is most of what a
/// program with a product of its own would have to compile.

/// out = a b.   a [n, k], b [k, m], out [n, m].
void multiply(const MatrixRef& a, const MatrixRef& b, Matrix& out);

/// out = aᵀ b.   a [n, k], b [n, m], out [k, m].
void multiply_transposed_a(const MatrixRef& a, const MatrixRef& b, Matrix& out);
/// The same into a matrix in place, which has its size already, or it throws.
void multiply_transposed_a(const MatrixRef& a, const MatrixRef& b, MatrixMap out);

/// out += scale aᵀ b.   a [n, k], b [n, m], out [k, m].
void add_transposed_a(const MatrixRef& a, const MatrixRef& b, real scale, Matrix& out);

/// out = a bᵀ.   a [n, k], b [m, k], out [n, m].
void multiply_transposed_b(const MatrixRef& a, const MatrixRef& b, Matrix& out);

/// out += a bᵀ.   a [n, k], b [m, k], out [n, m].
void add_transposed_b(const MatrixRef& a, const MatrixRef& b, Matrix& out);

}  // namespace dl
