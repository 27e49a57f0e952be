#pragma once

#include <functional>
#include <utility>

#include "optimizer.hpp"

namespace dl {

/// Steps of an optimizer under a schedule (PyTorch: torch.optim.lr_scheduler): before step 0, 1,
/// ..., steps - 1 the learning rate is set to schedule(step, steps) times the highest one. The
/// optimizer must outlive it.
class ScheduledSteps {
 public:
  /// `first` is the number of the next step, for a training that goes on.
  ScheduledSteps(Optimizer& optimizer, double highest_rate,
                 std::function<double(int step, int steps)> schedule, int steps, int first = 0)
      : optimizer_(optimizer),
        highest_rate_(highest_rate),
        schedule_(std::move(schedule)),
        steps_(steps),
        next_(first) {}

  void step() {
    optimizer_.set_learning_rate(highest_rate_ * schedule_(next_++, steps_));
    optimizer_.step();
  }

 private:
  Optimizer& optimizer_;
  double highest_rate_;
  std::function<double(int step, int steps)> schedule_;
  int steps_;
  int next_;
};

}  // namespace dl
