#pragma once

#include <vector>

#include "common/matrix.hpp"

namespace dl {

/// What training moves: the numbers, and dL/d(each of them). Both have one shape.
struct Parameter {
  Matrix value;
  Matrix gradient;

  explicit Parameter(Matrix start)
      : value(std::move(start)), gradient(Matrix::Zero(value.rows(), value.cols())) {}
};

/// All the parameters of a model, seen in place.
using Parameters = std::vector<Parameter*>;

}  // namespace dl
