#pragma once

#include <array>

#include "batch_norm.hpp"
#include "common/dataset.hpp"
#include "group_norm.hpp"
#include "instance_norm.hpp"
#include "layer_norm.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl::lesson_09 {

/// The layers that are compared.
enum class Norm { none, batch, layer, instance, group };

inline const char* name_of(Norm norm) {
  constexpr std::array names = {"none", "batch", "layer", "instance", "group"};
  return names[static_cast<std::size_t>(norm)];
}

/// One more layer that normalizes samples of that shape. `groups` is for group norm alone.
inline void add_norm(Sequential& network, Norm norm, ImageShape shape, Index groups = 4) {
  switch (norm) {
    case Norm::none: break;
    case Norm::batch: network.add<BatchNorm>(shape); break;
    case Norm::layer: network.add<LayerNorm>(shape); break;
    case Norm::instance: network.add<InstanceNorm>(shape); break;
    case Norm::group: network.add<GroupNorm>(groups, shape); break;
  }
}

}  // namespace dl::lesson_09
