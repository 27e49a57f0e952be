#pragma once

#include "matrix.hpp"

namespace dl {

/// Matrix products into a matrix that is there already: nothing is allocated once `out` has its
/// size. A single row, or a few, go through Eigen's vector products where these are faster than the
/// general one (bench/README.md has the numbers). All throw std::invalid_argument, which names both
/// shapes, when the factors do not fit. Compiled once: Eigen's general product is most of what a
/// program with a product of its own would have to compile.

/// out = a b.   a [n, k], b [k, m], out [n, m].
void multiply(const Matrix& a, const Matrix& b, Matrix& out);

/// out = aᵀ b.   a [n, k], b [n, m], out [k, m].
void multiply_transposed_a(const Matrix& a, const Matrix& b, Matrix& out);

/// out += scale aᵀ b.   a [n, k], b [n, m], out [k, m].
void add_transposed_a(const Matrix& a, const Matrix& b, real scale, Matrix& out);

/// out = a bᵀ.   a [n, k], b [m, k], out [n, m].
void multiply_transposed_b(const Matrix& a, const Matrix& b, Matrix& out);

}  // namespace dl
