#pragma once

#include <vector>

#include "activation_layer.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "sequential.hpp"

namespace dl::lesson_07 {

/// Dense layers with so many units, the number of inputs first: {784, 128, 10}. Between two of them
/// stands an activation; the last one gives the logits.
template <typename Between = ActivationLayer>
Sequential make_network(const std::vector<Index>& widths, Rng& rng,
                        Activation activation = Activation::relu) {
  Sequential network;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    if (i > 1) network.add<Between>(activation);
    network.add<Dense>(widths[i - 1], widths[i], rng);
  }
  return network;
}

}  // namespace dl::lesson_07
