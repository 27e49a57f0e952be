#pragma once

#include "group_norm.hpp"
#include "common/todo.hpp"

namespace dl {

/// Layer normalization (Ba, Kiros and Hinton 2016, equation 3; PyTorch: LayerNorm over all but the
/// batch): a set is everything that belongs to one sample. It is one end of group norm. Here each
/// value has a gamma and a beta of its own, not each channel.
class LayerNorm : public GroupNorm {
 public:
  explicit LayerNorm(ImageShape shape, NormOptions options = {})
      : GroupNorm(groups_of(shape), shape, options) {
    if (options.affine) affine_.emplace(shape.size(), 1);
  }

  static Index groups_of([[maybe_unused]] const ImageShape& shape) {
    // exercise 09.8: one end of group norm
    todo("09.8");
  }
};

}  // namespace dl
