#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "cures.hpp"
#include "few_samples.hpp"

namespace dl::lesson_08 {

/// The test accuracy of each run, with the value that was best on that run's own validation images.
inline std::vector<double> tuned(const Outcomes& outcomes, const std::string& method) {
  const auto doses = of_method(outcomes, method);
  std::vector<double> test;
  for (std::size_t run = 0; run < doses.front().runs.size(); ++run) {
    const auto best = std::ranges::max_element(
        doses, {}, [run](const Outcome& dose) { return dose.runs[run].validation; });
    test.push_back(best->runs[run].test);
  }
  return test;
}

/// Run by run: both have the same images and the same weights to begin with.
inline Spread difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  return Spread(differences);
}

/// The rows of one kind of labels.
inline void add_methods(Table& table, const std::string& labels, const Outcomes& outcomes) {
  const auto none = tuned(outcomes, "none");
  const auto dropout = tuned(outcomes, "dropout");
  table.row({labels, "none", Spread(none).text()});
  for (const auto& method : methods) {
    const auto test = tuned(outcomes, method);
    table.row({labels, method, Spread(test).text(), difference(test, none).text(),
               method == "dropout" ? "" : difference(dropout, test).text()});
  }
}

/// Which method is best, each with the value its validation images choose, when the labels are
/// right and when many are wrong?
inline void compare_best_doses(const Outcomes& clean, const Outcomes& noisy) {
  Table table({"labels", "cure", "test", "gain over none", "behind dropout"});
  add_methods(table, "right", clean);
  add_methods(table, percent(label_noise, 0) + " wrong", noisy);
  fmt::print("\nThe same, each run with the value that its own validation images choose:\n\n");
  table.print();
}

/// "dropout +0.087, ..."
inline std::string gains(const Outcomes& outcomes) {
  std::vector<std::string> words;
  for (const auto& method : methods) {
    const auto gained = difference(tuned(outcomes, method), tuned(outcomes, "none"));
    words.push_back(fmt::format("{} {:+.3f}", method, gained.mean));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

/// What the doses that were chosen change.
inline std::string what_cures_change(const Outcomes& clean, const Outcomes& noisy) {
  return fmt::format(
      "without a cure the network learns {} of the wrong labels. What a tuned dose changes in test "
      "accuracy: {}. With right labels: {}.",
      percent(mean(of_each(without_cure(noisy).runs, &Result::memorized))), gains(noisy),
      gains(clean));
}

}  // namespace dl::lesson_08
