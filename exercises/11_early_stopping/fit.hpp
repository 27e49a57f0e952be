#pragma once

#include "best_weights.hpp"
#include "common/rng.hpp"
#include "early_stopping.hpp"
#include "solutions/06_optimizers/optimizer.hpp"
#include "common/todo.hpp"

namespace dl {

struct EpochResult {
  double training_loss = 0;
  double metric = 0;  ///< on the validation data
};

/// All that training changes, and nothing else may: whoever saves this can go on from it. The order
/// of the samples is drawn from `rng` anew in each epoch, so it needs no place of its own.
struct Training {
  Layer& network;
  Optimizer& optimizer;
  Rng& rng;
  BestWeights best;
  std::vector<EpochResult> history;  ///< one for each finished epoch

  Training(Layer& net, Optimizer& opt, Rng& random)
      : network(net), optimizer(opt), rng(random), best(net) {}

  int epochs_done() const { return static_cast<int>(history.size()); }
};

/// Trains until `epochs` are done or `stopping` says so; the network ends with its best weights.
/// `train(epoch)` passes over the data once (epochs count from 0) and returns the mean loss,
/// `validate()` returns the metric, `after_epoch()` is the time to save a checkpoint. A training
/// that has a history goes on after it. Returns `stopping` as it is at the end.
template <typename Train, typename Validate, typename AfterEpoch>
EarlyStopping fit(Training& training, EarlyStopping stopping, int epochs, Train train,
                  Validate validate, AfterEpoch after_epoch) {
  // exercise 11.7: train, look, stop in time
  todo("11.7");
  return stopping;
}

}  // namespace dl
