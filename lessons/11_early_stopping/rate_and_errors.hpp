#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "everything.hpp"
#include "fit.hpp"
#include "one_cycle.hpp"
#include "replay.hpp"
#include "solutions/05_gradient_descent/batches.hpp"

namespace dl::lesson_11 {

/// The learning rate at the end of each epoch, in units of 1/10,000.
inline Curve rate_by_epoch(int epochs, Index samples) {
  const auto batch = static_cast<Index>(Everything::batch_size);
  const auto steps_an_epoch = static_cast<int>((samples + batch - 1) / batch);
  Curve rate{.name = "learning rate, in 1/10,000", .style = {.dash = Dash::dashed}};
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    const double factor = one_cycle_schedule(epoch * steps_an_epoch - 1, epochs * steps_an_epoch);
    rate.add(epoch, 1e4 * Everything::highest_rate * factor);
  }
  return rate;
}

/// May little patience stop a training whose learning rate follows a schedule? Its errors epoch by
/// epoch beside the rate, with the best epoch and where patience 3 would have stopped.
inline void rate_and_errors(Plots& plots, const std::vector<EpochResult>& history, Index samples) {
  const auto epochs = static_cast<int>(history.size());
  std::vector<double> accuracies;
  std::vector<double> errors;
  for (const auto& epoch : history) {
    accuracies.push_back(epoch.metric);
    errors.push_back(100 - 100 * epoch.metric);
  }
  const auto patient = replay(EarlyStopping(epochs, 0, Goal::maximize), accuracies);
  const auto impatient = replay(EarlyStopping(3, 0, Goal::maximize), accuracies);
  const auto rate = rate_by_epoch(epochs, samples);
  const auto highest = std::ranges::max_element(rate.y) - rate.y.begin() + 1;
  fmt::print("\nValidation accuracy of the watched training: best {:.4f} in epoch {}.\n{}\n",
             patient.best(), patient.best_epoch(),
             impatient.should_stop()
                 ? fmt::format("Patience 3 would have stopped after epoch {} with {:.4f}.",
                               impatient.epoch(), impatient.best())
                 : "Patience 3 would not have stopped it.");

  std::vector<Mark> marks;
  if (impatient.should_stop()) {
    marks.push_back({fmt::format("patience 3 would stop: epoch {}", impatient.epoch()),
                     static_cast<double>(impatient.epoch())});
  }
  marks.push_back(mark_of_best(patient));
  plots.curves("everything",
               {fmt::format("The rate is highest in epoch {} of {}; the fewest validation images "
                            "are wrong in epoch {}",
                            highest, epochs, patient.best_epoch()),
                "epoch", "wrong images in %, rate in 1/10,000"},
               {over_epochs("wrong validation images, in %", errors), rate},
               {.marks = marks, .y = {.low = 0}});
}

}  // namespace dl::lesson_11
