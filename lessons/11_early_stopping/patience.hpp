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
  std::vector<double> Trace::*metric;
};

inline std::vector<Rule> rules(int epochs) {
  const auto loss = &Trace::validation_loss;
  const auto accuracy = &Trace::validation_accuracy;
  return {{"patience 1", EarlyStopping(1), loss},
          {"patience 3", EarlyStopping(3), loss},
          {"patience 5", EarlyStopping(5), loss},
          {"patience 10", EarlyStopping(10), loss},
          {"no stop, best weights", EarlyStopping(epochs), loss},
          {"patience 5, min_delta 0.02", EarlyStopping(5, 0.02), loss},
          {"patience 5, by accuracy", EarlyStopping(5, 0, Goal::maximize), accuracy}};
}

/// What a rule comes to, a number for each training.
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

/// A row for each rule, tried on several trainings.
inline void add_rows(Table& table, const std::string& labels, const std::vector<Trace>& traces,
                     int epochs) {
  for (const auto& rule : rules(epochs)) {
    const auto result = outcome_of(rule, traces);
    const Spread ends(result.epochs);
    const double saved = 100 - 100 * ends.mean / epochs;
    table.row({labels, rule.name, ends.text(0), number(saved, 0) + "%",
               Spread(result.accuracy).text(), Spread(result.gained).text()});
  }
}

/// How much patience pays? What stopping saves and gains, with wrong labels and without.
inline void compare_patience(const Options& options, const std::vector<Trace>& noisy,
                             const std::vector<Trace>& clean) {
  Table table({"labels", "stopping", "epochs", "saved", "test accuracy", "gained"});
  add_rows(table, "20% wrong", noisy, options.epochs);
  add_rows(table, "all right", clean, options.epochs);
  fmt::print(
      "\nTest accuracy with the best weights, and what was gained over the last weights after "
      "{} epochs;\nmean and range of {} seeds:\n\n",
      options.epochs, noisy.size());
  table.print();
}

}  // namespace dl::lesson_11
