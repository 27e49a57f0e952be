#pragma once
#include "common/dataset.hpp"
#include "tests/testing.hpp"

namespace dl {

inline const ImageShape image_shape{4, 2, 3};

/// Lets a test see what a layer averages over.
template <typename Norm>
class Open : public Norm {
 public:
  using Norm::Norm;
  Matrix averaged(const Matrix& x) {
    Matrix means(x.rows(), x.cols());
    this->average(x, means);
    return means;
  }
};

}  // namespace dl
