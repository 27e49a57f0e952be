#pragma once
#include "common/dataset.hpp"
#include "tests/testing.hpp"

namespace dl {

inline const ImageShape image_shape{4, 2, 3};

inline constexpr real unwritten = 0.125;

/// Lets a test see what a layer averages over.
template <typename Norm>
class Open : public Norm {
 public:
  using Norm::Norm;
  Matrix averaged(const Matrix& x) {
    Matrix means = Matrix::Constant(x.rows(), x.cols(), unwritten);
    this->average(x, means);
    return means;
  }
};

}  // namespace dl
