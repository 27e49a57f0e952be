#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "replay.hpp"
#include "traces.hpp"

namespace dl::lesson_11 {

/// When do new images gain nothing any more? Both losses of one training, with its best epoch and
/// the end that patience would have set.
inline void turning_point(Plots& plots, const Trace& trace) {
  const auto stopping = replay(EarlyStopping(5), trace.validation_loss);
  std::vector<Mark> marks = {mark_of_best(stopping)};
  if (stopping.should_stop()) {
    marks.push_back({fmt::format("stop: epoch {}, patience 5", stopping.epoch()),
                     static_cast<double>(stopping.epoch())});
  }
  plots.curves(
      "stop",
      {fmt::format("Validation loss is lowest after epoch {}: {:.2f}; at the end it is {:.2f}, and "
                   "training loss {:.2f}",
                   stopping.best_epoch(), stopping.best(), trace.validation_loss.back(),
                   trace.training_loss.back()),
       "epoch", "mean cross entropy, 20% of the labels wrong"},
      {over_epochs("training", trace.training_loss),
       over_epochs("validation", trace.validation_loss)},
      Axes::linear, marks);
}

}  // namespace dl::lesson_11
