#pragma once

#include "common/metrics.hpp"
#include "common/progress.hpp"
#include "common/spread.hpp"
#include "few_samples.hpp"
#include "l2_penalty.hpp"

namespace dl {

/// What came of one cure, a number for each run.
struct Outcome {
  Cure cure;
  std::vector<double> training, by_heart, validation, test, penalty;
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

/// Every cure in `runs` runs, with seed, seed + 1, ...
inline Outcomes try_all_cures(const TrainTest& data, double noise, int passes, std::uint64_t seed,
                              int runs) {
  Outcomes outcomes;
  const auto cures = all_cures();
  Progress progress("a few images", static_cast<long>(cures.size()) * runs);
  for (const auto& cure : cures) {
    auto& out = outcomes.emplace_back();
    out.cure = cure;
    for (int run = 0; run < runs; ++run) {
      FewSamples samples(data.train, noise, cure, seed + static_cast<std::uint64_t>(run));
      auto& network = samples.network;
      samples.learn(passes);
      out.training.push_back(accuracy(predict(network, samples.x), samples.y));
      out.by_heart.push_back(samples.learned_by_heart());
      out.validation.push_back(
          accuracy(predict(network, samples.validation_x), samples.validation_y));
      out.test.push_back(accuracy(predict(network, data.test.x), data.test.y));
      out.penalty.push_back(l2_penalty(network.parameters(), 1));
      progress.advance();
    }
  }
  return outcomes;
}

/// The outcome of one method with the best mean validation accuracy.
inline const Outcome& best_of(const Outcomes& outcomes, const std::string& method) {
  const Outcome* best = nullptr;
  for (const auto& outcome : outcomes) {
    if (outcome.cure.method != method) continue;
    if (best == nullptr || mean(outcome.validation) > mean(best->validation)) best = &outcome;
  }
  return *best;
}

/// The test accuracy of each run, with the value that was best on that run's own validation images.
inline std::vector<double> tuned(const Outcomes& outcomes, const std::string& method) {
  std::vector<double> test;
  for (std::size_t run = 0; run < outcomes.front().test.size(); ++run) {
    const Outcome* best = nullptr;
    for (const auto& outcome : outcomes) {
      if (outcome.cure.method != method) continue;
      if (best == nullptr || outcome.validation[run] > best->validation[run]) best = &outcome;
    }
    test.push_back(best->test[run]);
  }
  return test;
}

}  // namespace dl
