#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "early_stopping.hpp"
#include "replay.hpp"
#include "traces.hpp"

namespace dl::lesson_11 {

/// A way to stop, by one of the metrics of a training.
struct Rule {
  std::string name;
  EarlyStopping stopping;
  std::vector<double> Trace::*metric = &Trace::validation_loss;
};

/// What a rule leads to, a number for each training.
struct Outcome {
  std::vector<double> epochs;    ///< at which it stops
  std::vector<double> accuracy;  ///< on the test images, with the best weights
  std::vector<double> gained;    ///< over the last weights of a training without a stop
};

inline Outcome outcome_of(const Rule& rule, const std::vector<Trace>& traces) {
  Outcome result;
  for (const auto& trace : traces) {
    const auto end = replay(rule.stopping, trace.*rule.metric);
    const double best = trace.test_accuracy.at(static_cast<std::size_t>(end.best_epoch() - 1));
    result.epochs.push_back(end.epoch());
    result.accuracy.push_back(best);
    result.gained.push_back(best - trace.test_accuracy.back());
  }
  return result;
}

/// The share of the epochs that a rule leaves out, as the mean of its trainings.
inline double saved_by(const Outcome& outcome, int epochs) {
  return 1 - mean(outcome.epochs) / epochs;
}

/// A row for each rule, tried on several trainings.
inline void add_rows(Table& table, const std::string& labels, const std::vector<Rule>& rules,
                     const std::vector<Trace>& traces, int epochs) {
  for (const auto& rule : rules) {
    const auto result = outcome_of(rule, traces);
    table.row({labels, rule.name, Spread(result.epochs).text(0),
               percent(saved_by(result, epochs), 0), Spread(result.accuracy).text(),
               Spread(result.gained).text()});
  }
}

/// What rules save and gain, with wrong labels and without.
inline void print_rules(const std::string& caption, const std::vector<Rule>& rules,
                        const std::vector<Trace>& noisy, const std::vector<Trace>& clean,
                        int epochs) {
  Table table({"labels", "stopping", "epochs", "saved", "test accuracy", "gained"});
  add_rows(table, "20% wrong", rules, noisy, epochs);
  add_rows(table, "all right", rules, clean, epochs);
  fmt::print("\n{}:\n\n", caption);
  table.print();
}

/// How much patience pays, and does it matter what is watched?
inline void compare_patience(const Options& options, const std::vector<Trace>& noisy,
                             const std::vector<Trace>& clean) {
  const int epochs = options.epochs;
  print_rules(
      fmt::format("The best weights against the last ones, of epoch {}; mean and range of {} "
                  "seeds",
                  epochs, noisy.size()),
      {{"patience 1", EarlyStopping(1)},
       {"patience 3", EarlyStopping(3)},
       {"patience 5", EarlyStopping(5)},
       {"patience 10", EarlyStopping(10)}},
      noisy, clean, epochs);
  print_rules("The same with other rules",
              {{"no stop, best weights", EarlyStopping(epochs)},
               {"patience 5, min_delta 0.02", EarlyStopping(5, 0.02)},
               {"patience 5, by accuracy", EarlyStopping(5, 0, Goal::maximize),
                &Trace::validation_accuracy}},
              noisy, clean, epochs);
}

/// "gain 0.056 of test accuracy" where all trainings agree that there is a gain.
inline std::string gain_in_words(const Spread& gained) {
  if (gained.low > 0) return fmt::format("gain {:.3f} of test accuracy", gained.mean);
  if (gained.high < 0) return fmt::format("lose {:.3f} of test accuracy", -gained.mean);
  return fmt::format("make no clear difference ({:.3f} to {:.3f})", gained.low, gained.high);
}

/// What stopping brings, with wrong labels and without.
inline std::string what_was_learned(const std::vector<Trace>& noisy,
                                    const std::vector<Trace>& clean, int epochs) {
  const Rule rule{"patience 5", EarlyStopping(5)};
  const auto with_wrong = outcome_of(rule, noisy);
  const auto all_right = outcome_of(rule, clean);
  return fmt::format(
      "patience 5 saves {} of the epochs with 20% wrong labels and {} with right ones. Against the "
      "last weights, the best ones {} with wrong labels; with right ones they {}.",
      percent(saved_by(with_wrong, epochs), 0), percent(saved_by(all_right, epochs), 0),
      gain_in_words(Spread(with_wrong.gained)), gain_in_words(Spread(all_right.gained)));
}

}  // namespace dl::lesson_11
