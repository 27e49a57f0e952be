#pragma once

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include "common/todo.hpp"

namespace dl {

/// Which way a metric gets better: a loss falls, an accuracy rises (PyTorch: mode='min' or 'max').
enum class Goal { minimize, maximize };

/// Whether a metric is better than the best so far, by more than min_delta.
inline bool improves(double metric, double best, double min_delta, Goal goal) {
  // exercise 11.1: better by more than min_delta
  todo("11.1");
}

/// Watches a metric on data that training does not see, one value an epoch, and says when to stop:
/// after `patience` epochs without improvement (Goodfellow, Bengio and Courville 2016,
/// algorithm 7.1; Prechelt 1998 compares other rules).
class EarlyStopping {
 public:
  /// A change of at most `min_delta` is no improvement. Throws std::invalid_argument when there is
  /// no patience at all, or when min_delta is negative.
  explicit EarlyStopping(int patience, double min_delta = 0, Goal goal = Goal::minimize)
      : patience_(patience),
        min_delta_(min_delta),
        goal_(goal),
        best_(goal == Goal::minimize ? std::numeric_limits<double>::infinity()
                                     : -std::numeric_limits<double>::infinity()) {
    if (patience < 1 || !(min_delta >= 0)) {
      throw std::invalid_argument(
          fmt::format("early stopping with patience {} and min_delta {}: expected 1 or more, and "
                      "no less than 0",
                      patience, min_delta));
    }
  }

  /// Takes in the metric of the next epoch. Returns whether it is the new best: the moment to keep
  /// the weights.
  bool observe(double metric) {
    // exercise 11.2: remember the best and when it was
    todo("11.2");
  }

  /// Whether patience has run out, or the last metric was not a number.
  bool should_stop() const {
    // exercise 11.3: when patience has run out
    todo("11.3");
  }

  /// Epochs since the best one.
  int waited() const { return epoch_ - best_epoch_; }
  /// Epochs seen; they count from 1.
  int epoch() const { return epoch_; }
  /// 0 when there was none yet.
  int best_epoch() const { return best_epoch_; }
  double best() const { return best_; }

  /// Why it stops, in words; empty while it does not.
  std::string reason() const {
    if (not_a_number_) {
      return fmt::format("the metric of epoch {} is not a number: training has diverged", epoch_);
    }
    if (!should_stop()) return "";
    return fmt::format("no improvement in {} epochs since epoch {}", waited(), best_epoch_);
  }

 private:
  int patience_;
  double min_delta_;
  Goal goal_;
  double best_;
  int best_epoch_ = 0;
  int epoch_ = 0;
  bool not_a_number_ = false;
};

}  // namespace dl
