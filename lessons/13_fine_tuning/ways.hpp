#pragma once

#include <string>

#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/plots/style.hpp"
#include "features.hpp"
#include "freezing.hpp"
#include "lab.hpp"
#include "layerwise_rates.hpp"
#include "networks.hpp"
#include "take_over.hpp"
#include "training.hpp"

namespace dl::lesson_13 {

/// How to come by a network for a task with few labelled pictures.
enum class Way { as_it_is, scratch, head, all_layers, layerwise };

inline const char* name_of(Way way) {
  switch (way) {
    case Way::as_it_is: return "as it is";
    case Way::scratch: return "from scratch";
    case Way::head: return "head only";
    case Way::all_layers: return "all layers, low rate";
    case Way::layerwise: return "a rate for each layer";
  }
  return "";
}

/// A way keeps its colour through all plots.
inline Style style_of(Way way) {
  switch (way) {
    case Way::as_it_is: return {.colour = Colour::grey, .dash = Dash::dashed};
    case Way::scratch: return {.colour = Colour::black};
    case Way::head: return {.colour = Colour::green};
    case Way::all_layers: return {.colour = Colour::blue};
    case Way::layerwise: return {.colour = Colour::orange};
  }
  return {};
}

/// Some labelled pictures to learn from, and others to be tested on.
struct Task {
  Dataset train;
  Dataset test;
  bool same_classes = true;  ///< as in pre-training, so that the head fits
};

/// What a way came to.
struct Adapted {
  Weights before = {};  ///< as the training of the task began
  Weights after = {};
  double test_accuracy = 0;
  double trained_share = 0;
  double seconds = 0;  ///< of training
};

/// The head alone: the body is asked for its features once.
inline void train_head(BodyAndHead& network, const Dataset& data, const Recipe& recipe, Rng& rng) {
  network.body.set_frozen(true);
  const Matrix features = features_of(network.body, data.x);
  train(network.head, {network.head.parameters()}, {head_rate}, features, data.y, recipe, rng);
}

inline void train_in(Way way, BodyAndHead& network, const Dataset& data, const Recipe& recipe,
                     Rng& rng) {
  switch (way) {
    case Way::as_it_is: network.set_frozen(true); break;
    case Way::scratch: train(network, scratch_rate, data, recipe, rng); break;
    case Way::head: train_head(network, data, recipe, rng); break;
    case Way::all_layers: train(network, low_rate, data, recipe, rng); break;
    case Way::layerwise: {
      const auto groups = layer_groups(network);
      const auto rates = layerwise_rates(groups.size(), highest_rate, rate_decay);
      train(network, groups, rates, data.x, data.y, recipe, rng);
    }
  }
}

/// A new network, which takes over these weights where they fit, and is trained for the task.
inline Adapted adapt(Way way, const Task& task, const Weights& learned, const Recipe& recipe,
                     Rng rng) {
  auto network = make_network(task.train.shape, task.train.classes(), rng);
  take_over(learned, network);
  // Another task's head may have the same shape, and still mean other classes.
  if (!task.same_classes) network.replace_head(task.train.classes(), rng);
  Adapted result{.before = copies(state_dict(network))};
  const double start = processor_seconds();
  train_in(way, network, task.train, recipe, rng);
  result.seconds = processor_seconds() - start;
  result.trained_share = trained_share(network);
  result.after = copies(state_dict(network));
  result.test_accuracy = test_accuracy(network, task.test);
  return result;
}

}  // namespace dl::lesson_13
