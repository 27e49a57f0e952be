#pragma once

#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

/// Of a network's layers the first `count` stay as they are, and those behind them learn, whatever
/// was frozen before. Layers without weights count, too.
inline void freeze_first(Sequential& network, std::size_t count) {
  network.set_frozen(false);
  // exercise 13.3: keep the first layers as they are
  // hint: network.layers() has them, first to last; a layer knows set_frozen(true)
  // hint: for (std::size_t i = 0; i < count; ++i) network.layers().at(i)->set_frozen(true);
  // solution begin
  for (std::size_t i = 0; i < count; ++i) network.layers().at(i)->set_frozen(true);
  // solution end
}

/// The share of a network's weights and biases that learn, 0 to 1.
inline double trained_share(Layer& network) {
  // exercise 13.4: how much of it learns
  // hint: network.parameters() has what is not frozen; parameter_count(network) counts everything
  // hint: a Parameter's value is a matrix of value.size() numbers
  // hint: a quotient of two whole numbers is cut off: make one of them a double first
  // solution begin
  double trained = 0;
  for (const auto* p : network.parameters()) trained += static_cast<double>(p->value.size());
  return trained / static_cast<double>(parameter_count(network));
  // solution end
}

}  // namespace dl
