#pragma once

#include <algorithm>
#include <vector>

#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/runs.hpp"
#include "common/subset.hpp"
#include "common/table.hpp"
#include "few_shot.hpp"
#include "networks.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "training.hpp"

namespace dl::lesson_13 {

/// So many labelled pictures of each class have the networks that are looked into, and the other
/// tasks.
inline constexpr Index watched_k = 10;

/// What the experiments share.
struct Lab {
  Dataset pretraining;  ///< labelled pictures for the body
  Dataset others;       ///< as the training pictures, none of them in `pretraining`
  Dataset test;
  Recipe long_training;          ///< the one for the body
  Recipe short_training;         ///< the one for a task
  std::vector<Index> per_class;  ///< how many labelled pictures of each class a task has
  Runs runs;
  bool quick = false;
};

/// Sets 100 training pictures of each class apart for the tasks; of the rest up to 20,000 are for
/// pre-training. Up to 2,000 test pictures are used.
inline Lab make_lab(const TrainTest& pictures, const Options& options) {
  Rng rng(options.seed);
  const auto& train = pictures.train;
  const Index of_each_class = options.quick ? 20 : 100;
  const Dataset test = first_samples(pictures.test, options.quick ? 100 : 2000);
  need_of_each_class(train, "training", of_each_class + 1);
  need_of_each_class(test, "test", 1);
  const auto apart = draw_per_class(train.y, train.classes(), of_each_class, rng);
  std::vector<bool> is_apart(static_cast<std::size_t>(train.size()), false);
  for (const Index row : apart) is_apart[static_cast<std::size_t>(row)] = true;
  std::vector<Index> rest;
  for (const Index row : rng.permutation(train.size())) {
    if (!is_apart[static_cast<std::size_t>(row)]) rest.push_back(row);
  }
  rest.resize(std::min<std::size_t>(rest.size(), options.quick ? 640 : 20000));
  const int steps = options.epochs * batch_count(static_cast<Index>(rest.size()), 64);
  return {.pretraining = samples(train, rest),
          .others = samples(train, apart),
          .test = test,
          .long_training = {.steps = steps, .batch_size = 64},
          .short_training = {.steps = options.quick ? 5 : 150, .batch_size = 20},
          .per_class = options.quick ? std::vector<Index>{1, 10} : std::vector<Index>{1, 5, 10, 50},
          .runs = Runs(options),
          .quick = options.quick};
}

/// What a network has learned of much data, and what it took.
struct Pretrained {
  Weights start;  ///< at random
  Weights weights;
  double seconds = 0;
};

/// Trains a new network on these pictures, from random weights that no run of a task begins with.
inline Pretrained pretrain(const Dataset& pictures, const Lab& lab) {
  Rng rng = lab.runs.rng(lab.runs.count());
  auto network = make_network(pictures.shape, pictures.classes(), rng);
  Pretrained result{.start = copies(state_dict(network)), .weights = {}};
  const double begin = processor_seconds();
  train(network, pretraining_rate, pictures, lab.long_training, rng);
  result.seconds = processor_seconds() - begin;
  result.weights = copies(state_dict(network));
  return result;
}

}  // namespace dl::lesson_13
