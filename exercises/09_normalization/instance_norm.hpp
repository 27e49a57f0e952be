#pragma once

#include "group_norm.hpp"
#include "common/todo.hpp"

namespace dl {

/// Instance normalization (Ulyanov, Vedaldi and Lempitsky 2016; PyTorch: InstanceNorm2d, where
/// affine is false unless asked for): a set is one channel of one sample. It is the other end of
/// group norm.
class InstanceNorm : public GroupNorm {
 public:
  explicit InstanceNorm(ImageShape shape, NormOptions options = {})
      : GroupNorm(groups_of(shape), shape, options) {}

  static Index groups_of(const ImageShape& shape) {
    // exercise 09.9: the other end of group norm
    todo("09.9");
  }
};

}  // namespace dl
