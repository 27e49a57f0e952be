#pragma once

#include "common/matrix.hpp"

namespace dl {

/// A sample of shape [C, H, W] is a row of C channels with H·W pixels each, one channel after the
/// other. A sample of C features is C channels of one pixel.

/// Each channel's number for every one of its pixels.   per_channel [1, C], row [1, C·pixels].
inline void spread_channels(const RowRef& per_channel, Index pixels, RowVector& row) {
  row.resize(per_channel.size() * pixels);
  for (Index c = 0; c < per_channel.size(); ++c) {
    row.segment(c * pixels, pixels).setConstant(per_channel(c));
  }
}

/// The sum of each channel's pixels.   row [1, C·pixels], per_channel [1, C].
inline void sum_channels(const RowRef& row, Index pixels, Matrix& per_channel) {
  per_channel.resize(1, row.size() / pixels);
  for (Index c = 0; c < per_channel.size(); ++c) {
    per_channel(0, c) = row.segment(c * pixels, pixels).sum();
  }
}

}  // namespace dl
