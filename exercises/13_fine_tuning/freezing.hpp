#pragma once

#include "solutions/07_backpropagation/sequential.hpp"
#include "common/todo.hpp"

namespace dl {

/// Of a network's layers the first `count` stay as they are, and those behind them learn, whatever
/// was frozen before. Layers without weights count, too.
inline void freeze_first(Sequential& network, std::size_t count) {
  network.set_frozen(false);
  // exercise 13.3: keep the first layers as they are
  todo("13.3");
}

/// The share of a network's weights and biases that learn, 0 to 1.
inline double trained_share(Layer& network) {
  // exercise 13.4: how much of it learns
  todo("13.4");
}

}  // namespace dl
