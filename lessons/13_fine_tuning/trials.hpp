#pragma once

#include <algorithm>
#include <vector>

#include "common/runs.hpp"
#include "common/spread.hpp"
#include "lab.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// All runs of one way with k labelled pictures of each class.
struct Trial {
  Way way;
  Index k = 0;
  std::vector<Adapted> runs = {};

  Spread accuracy() const { return Spread(of_each(runs, &Adapted::test_accuracy)); }
};

/// What one has gained over the other in test accuracy, run by run.
inline Spread gain(const Trial& trial, const Trial& other) {
  std::vector<double> gains;
  for (std::size_t i = 0; i < trial.runs.size(); ++i) {
    gains.push_back(trial.runs[i].test_accuracy - other.runs[i].test_accuracy);
  }
  return Spread(gains);
}

/// One way in all runs. `make_task(rng)` makes the task of a run; the weights that nothing is taken
/// over for are the same in all trials.
template <typename MakeTask>
Trial try_way(Way way, Index k, const Weights& learned, const Lab& lab, MakeTask make_task) {
  return {.way = way, .k = k, .runs = lab.runs.each([&](Rng& rng) {
            const Rng fresh = rng;
            const Task task = make_task(rng);
            return adapt(way, task, learned, lab.short_training, fresh);
          })};
}

inline const Trial& trial_of(const std::vector<Trial>& trials, Way way, Index k) {
  return *std::ranges::find_if(trials, [&](const Trial& t) { return t.way == way && t.k == k; });
}

}  // namespace dl::lesson_13
