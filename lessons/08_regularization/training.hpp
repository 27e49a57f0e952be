#pragma once

#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "adamw.hpp"
#include "common/matrix.hpp"
#include "common/rng.hpp"
#include "dropout.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/weight_decay.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl::lesson_08 {

inline constexpr int classes = 10;

/// What is meant to keep a network from memorizing its samples.
struct Cure {
  std::string method;  ///< "none", "dropout", "L2 in Adam" or "AdamW"
  double value = 0;    ///< the share dropped, or the decay

  double value_for(const std::string& other) const { return method == other ? value : 0; }

  /// "AdamW 3"
  std::string name() const {
    return method == "none" ? method : fmt::format("{} {:g}", method, value);
  }
};

/// Hidden layers with ReLU, dropout behind each, then the logits. The random numbers must outlive
/// it.
inline Sequential make_network(const std::vector<Index>& hidden, const Cure& cure, Rng& rng,
                               Index in = 28 * 28, Index out = classes) {
  Sequential network;
  for (const Index units : hidden) {
    network.add<Dense>(in, units, rng);
    network.add<ActivationLayer>(Activation::relu);
    network.add<Dropout>(cure.value_for("dropout"), rng);
    in = units;
  }
  network.add<Dense>(in, out, rng);
  return network;
}

/// Calls after_pass(1), after_pass(2), ... on the way.
inline void train(
    Sequential& network, const Matrix& x, const Labels& y, const Cure& cure, double learning_rate,
    int passes, Rng& rng, const std::function<void(int pass)>& after_pass = [](int) {}) {
  const auto parameters = network.parameters();
  const double l2 = cure.value_for("L2 in Adam");
  AdamW optimizer(parameters, learning_rate, cure.value_for("AdamW"));  // with decay 0 it is Adam
  Classification objective(network, x, y);
  for (int pass = 1; pass <= passes; ++pass) {
    const auto order = rng.permutation(x.rows());
    descend(objective, mini_batches(order, 50), [&] {
      if (l2 > 0) add_weight_decay(parameters, l2);
      optimizer.step();
    });
    after_pass(pass);
  }
}

}  // namespace dl::lesson_08
