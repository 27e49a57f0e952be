#pragma once
#include <array>

#include "common/rng.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/golden/08_regularization.hpp"
#include "tests/testing.hpp"

namespace dl {

/// The network of the golden values, 2-3-2 with tanh.
struct GoldenNetwork {
  Rng rng{1};
  Sequential network;
  Matrix x = rows(golden::x);
  Labels labels = {0, 1, 1, 0, 1, 0};
  Matrix grad;

  GoldenNetwork() {
    network.add<Dense>(2, 3, rng);
    network.add<ActivationLayer>(Activation::tanh);
    network.add<Dense>(3, 2, rng);
    const auto parameters = network.parameters();
    const std::array start = {golden::w1, golden::b1, golden::w2, golden::b2};
    for (std::size_t i = 0; i < start.size(); ++i) parameters[i]->value = rows(start[i]);
  }

  void find_gradients() {
    cross_entropy(network.forward(x, Mode::train), labels, grad);
    network.backward(grad);
  }

  /// All weights and biases in one row.
  RowVector state() {
    RowVector all(17);
    Index at = 0;
    for (const auto* p : network.parameters()) {
      for (Index i = 0; i < p->value.size(); ++i) all(at++) = p->value.data()[i];
    }
    return all;
  }
};

}  // namespace dl
