#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "cures.hpp"
#include "few_samples.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// One method with the value of the best mean validation accuracy.
inline Cure best_dose(const Outcomes& outcomes, const std::string& method) {
  const auto doses = of_method(outcomes, method);
  const auto best = std::ranges::max_element(
      doses, {}, [](const Outcome& dose) { return mean(of_each(dose.runs, &Result::validation)); });
  return best->cure;
}

/// Accuracies of one run after every so many passes.
struct History {
  std::vector<double> training, test;
};

inline History watch(const TrainTest& data, const Cure& cure, int passes, int every, Rng& rng) {
  History history;
  FewSamples samples(data.train, label_noise, cure, rng);
  samples.learn(passes, [&](int pass) {
    if (pass % every != 0) return;
    history.training.push_back(accuracy(predict(samples.network, samples.x), samples.y));
    history.test.push_back(accuracy(predict(samples.network, data.test.x), data.test.y));
  });
  return history;
}

/// When does a network begin to memorize, without a cure and with the best dose of dropout and of
/// AdamW?
inline void watch_overfitting(Plots& plots, const TrainTest& data, const Outcomes& noisy,
                              const Options& options) {
  const int every = std::max(1, options.epochs / 20);
  std::vector<double> passes;
  for (int pass = every; pass <= options.epochs; pass += every) passes.push_back(pass);
  std::vector<Curve> curves;
  for (const std::string method : {"none", "dropout", "AdamW"}) {
    const Cure cure = best_dose(noisy, method);
    const auto histories =
        Runs(options).each([&](Rng& rng) { return watch(data, cure, options.epochs, every, rng); });
    const auto name = method == "none" ? method : fmt::format("{} {:g}", method, cure.value);
    curves.push_back({name + ", training", passes, mean_of_each(histories, &History::training)});
    curves.push_back({name + ", test", passes, mean_of_each(histories, &History::test)});
  }
  plots.curves("overfitting",
               {"Learning wrong labels by heart costs accuracy on the test",
                "pass over 300 images, 40% of the labels wrong", "accuracy"},
               curves);
}

}  // namespace dl::lesson_08
