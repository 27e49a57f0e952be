#pragma once

#include <array>
#include <limits>
#include <vector>

#include "batch_norm.hpp"
#include "common/metrics.hpp"
#include "instance_norm.hpp"
#include "layer_norm.hpp"
#include "moving_ground.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/schedules.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

enum class Norm { none, batch, layer, instance, group };

inline const char* name_of(Norm norm) {
  constexpr std::array names = {"none", "batch", "layer", "instance", "group"};
  return names[static_cast<std::size_t>(norm)];
}

inline void add_norm(Sequential& network, Norm norm, ImageShape shape, Index groups = 4) {
  switch (norm) {
    case Norm::none: break;
    case Norm::batch: network.add<BatchNorm>(shape); break;
    case Norm::layer: network.add<LayerNorm>(shape); break;
    case Norm::instance: network.add<InstanceNorm>(shape); break;
    case Norm::group: network.add<GroupNorm>(groups, shape); break;
  }
}

/// Where the normalization of a hidden layer stands.
enum class Place { before_activation, after_activation };

/// A network of hidden layers, all of one width.
struct Plan {
  Norm norm = Norm::none;
  int depth = 2;
  Activation activation = Activation::relu;
  Place place = Place::before_activation;
  double weight_scale = 1;  ///< times the weights that lesson 07's layer starts with
  Index groups = 4;         ///< of group norm
  bool moving_ground = false;
  Index width = 32;
};

/// The random numbers must outlive the network.
inline Sequential make_network(Index inputs, Index classes, const Plan& plan, Rng& rng) {
  Sequential network;
  for (int layer = 0; layer < plan.depth; ++layer) {
    auto& dense = network.add<Dense>(layer == 0 ? inputs : plan.width, plan.width, rng);
    dense.weight.value *= static_cast<real>(plan.weight_scale);
    const bool before = plan.place == Place::before_activation;
    if (before) add_norm(network, plan.norm, features(plan.width), plan.groups);
    if (plan.moving_ground) network.add<MovingGround>(rng);
    network.add<ActivationLayer>(plan.activation);
    if (!before) add_norm(network, plan.norm, features(plan.width), plan.groups);
  }
  network.add<Dense>(plan.width, classes, rng);
  return network;
}

/// How a training is done.
struct Recipe {
  double learning_rate = 0.1;
  std::size_t batch_size = 32;
  int passes = 5;
};

/// What came of a training.
struct Outcome {
  std::vector<double> losses;  ///< mean training loss of each pass, infinite from a divergence on
  double loss = 0;             ///< that of the last pass
  double test_accuracy = 0;
};

/// Mini-batch gradient descent; the learning rate comes down to 0 along half a cosine.
inline Outcome train(Sequential& network, const TrainTest& data, const Recipe& recipe, Rng& rng) {
  Outcome outcome;
  Sgd optimizer(network.parameters(), recipe.learning_rate);
  Classification objective(network, data.train.x, data.train.y);
  int step = 0;
  for (int pass = 0; pass < recipe.passes; ++pass) {
    const auto order = rng.permutation(data.train.size());
    const auto batches = mini_batches(order, recipe.batch_size);
    const int steps = recipe.passes * static_cast<int>(batches.size());
    const auto result = descend(objective, batches, [&] {
      optimizer.set_learning_rate(recipe.learning_rate * cosine_schedule(step++, steps));
      optimizer.step();
    });
    if (result.diverged) break;
    outcome.losses.push_back(result.mean_loss());
  }
  outcome.losses.resize(static_cast<std::size_t>(recipe.passes),
                        std::numeric_limits<double>::infinity());
  outcome.loss = outcome.losses.back();
  outcome.test_accuracy = accuracy(predict(network, data.test.x), data.test.y);
  return outcome;
}

}  // namespace dl
