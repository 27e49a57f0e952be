#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "few_samples.hpp"
#include "l2_penalty.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// The result of one run with a cure.
struct Result {
  double training = 0, validation = 0, test = 0;  ///< accuracies
  double memorized = 0;                           ///< the share of the wrong labels
  double penalty = 0;                             ///< half the sum of the squared weights
};

/// A cure and its result in each run.
struct Outcome {
  Cure cure;
  std::vector<Result> runs;
};
using Outcomes = std::vector<Outcome>;

inline const std::vector<std::string> methods = {"dropout", "L2 in Adam", "AdamW"};

/// Five values for each method, from too little to too much.
inline const std::vector<std::vector<double>> values_of_methods = {
    {0.2, 0.35, 0.5, 0.65, 0.8}, {0.003, 0.01, 0.03, 0.1, 0.3}, {0.3, 1, 3, 10, 30}};

/// No cure, and each method with each of its values, or with every second one.
inline std::vector<Cure> cures_with_values(std::size_t every = 1) {
  std::vector<Cure> cures = {{"none", 0}};
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const auto& values = values_of_methods[m];
    for (std::size_t v = 0; v < values.size(); v += every) cures.push_back({methods[m], values[v]});
  }
  return cures;
}

inline Result try_cure(const TrainTest& data, double noise, const Cure& cure, int passes,
                       Rng& rng) {
  FewSamples samples(data.train, noise, cure, rng);
  samples.learn(passes);
  auto& network = samples.network;
  return {.training = accuracy(predict(network, samples.x), samples.y),
          .validation = accuracy(predict(network, samples.validation_x), samples.validation_y),
          .test = accuracy(predict(network, data.test.x), data.test.y),
          .memorized = samples.memorized(),
          .penalty = l2_penalty(network.parameters(), 1)};
}

/// Each cure on a few images of which a share `noise` has wrong labels.
inline Outcomes try_cures(const std::vector<Cure>& cures, const TrainTest& data, double noise,
                          const Options& options) {
  const Runs runs(options);
  Outcomes outcomes;
  Progress progress("a few images", static_cast<long>(cures.size()) * runs.count());
  for (const auto& cure : cures) {
    auto results = runs.each(
        progress, [&](Rng& rng) { return try_cure(data, noise, cure, options.epochs, rng); });
    outcomes.push_back({cure, std::move(results)});
  }
  return outcomes;
}

/// The outcomes of one method, one for each of its values.
inline Outcomes of_method(const Outcomes& outcomes, const std::string& method) {
  Outcomes found;
  std::ranges::copy_if(outcomes, std::back_inserter(found),
                       [&](const Outcome& outcome) { return outcome.cure.method == method; });
  return found;
}

inline const Outcome& without_cure(const Outcomes& outcomes) { return outcomes.front(); }

/// The outcome with the largest mean of one of the results.
inline const Outcome& best_by(const Outcomes& outcomes, double Result::*number) {
  return *std::ranges::max_element(outcomes, {}, [number](const Outcome& outcome) {
    return mean(of_each(outcome.runs, number));
  });
}

}  // namespace dl::lesson_08
