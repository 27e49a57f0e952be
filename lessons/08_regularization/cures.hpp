#pragma once

#include <algorithm>
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
#include "few_samples.hpp"
#include "l2_penalty.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// What one run with a cure came to.
struct Result {
  double training = 0, validation = 0, test = 0;  ///< accuracies
  double memorized = 0;                           ///< the share of the wrong labels
  double penalty = 0;                             ///< half the sum of the squared weights
};

/// A cure, and what came of it in each run.
struct Outcome {
  Cure cure;
  std::vector<Result> runs;
};
using Outcomes = std::vector<Outcome>;

inline const std::vector<std::string> methods = {"dropout", "L2 in Adam", "AdamW"};

/// Nothing, and the same number of values for each method.
inline std::vector<Cure> all_cures() {
  std::vector<Cure> cures = {{"none", 0}};
  for (const double p : {0.2, 0.35, 0.5, 0.65, 0.8}) cures.push_back({"dropout", p});
  for (const double decay : {0.003, 0.01, 0.03, 0.1, 0.3}) cures.push_back({"L2 in Adam", decay});
  for (const double decay : {0.3, 1.0, 3.0, 10.0, 30.0}) cures.push_back({"AdamW", decay});
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

/// Every cure on a few images of which a share `noise` has wrong labels.
inline Outcomes try_all_cures(const TrainTest& data, double noise, const Options& options) {
  const Runs runs(options);
  const auto cures = all_cures();
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

}  // namespace dl::lesson_08
