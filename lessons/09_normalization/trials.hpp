#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "training.hpp"

namespace dl::lesson_09 {

/// One plan with one learning rate, in all runs.
struct Trial {
  std::vector<Outcome> runs;

  Spread accuracy() const { return Spread(of_each(runs, &Outcome::test_accuracy)); }
  double loss() const { return mean(of_each(runs, &Outcome::loss)); }

  /// Of each pass, the mean over the runs.
  std::vector<double> losses() const { return mean_of_each(runs, &Outcome::losses); }

  /// How many passes bring the training loss below the limit; "-" when all of them do not.
  std::string passes_to(double limit) const {
    const auto losses = this->losses();
    const auto found = std::ranges::find_if(losses, [&](double loss) { return loss < limit; });
    return found == losses.end() ? "-" : std::to_string(found - losses.begin() + 1);
  }
};

/// What one has gained over the other in test accuracy, run by run.
inline Spread gain(const Trial& trial, const Trial& other) {
  std::vector<double> gains;
  for (std::size_t i = 0; i < trial.runs.size(); ++i) {
    gains.push_back(trial.runs[i].test_accuracy - other.runs[i].test_accuracy);
  }
  return Spread(gains);
}

/// One trial for each learning rate; all else is the lab's recipe.
inline std::vector<Trial> try_learning_rates(const std::vector<double>& learning_rates,
                                             const Plan& plan, const Lab& lab) {
  std::vector<Trial> trials;
  for (const double learning_rate : learning_rates) {
    Recipe recipe = lab.recipe;
    recipe.learning_rate = learning_rate;
    trials.push_back({lab.runs.each([&](Rng& rng) {
      auto network = make_network(lab.data.train, plan, rng);
      return train(network, lab.data, recipe, rng);
    })});
  }
  return trials;
}

/// The mean test accuracy of each.
inline std::vector<double> mean_accuracies(const std::vector<Trial>& trials) {
  std::vector<double> means;
  for (const Trial& trial : trials) means.push_back(trial.accuracy().mean);
  return means;
}

/// The trial with the smallest training loss: the test data have no say in it.
inline const Trial& best_of(const std::vector<Trial>& trials) {
  return *std::ranges::min_element(trials, {}, &Trial::loss);
}

/// The best of three learning rates, with so many samples in a batch.
inline Trial best_with_batches(Index size, const Plan& plan, Lab lab) {
  // The learning rate grows with the batch (Wu and He 2018, section 4.1).
  const double rate = lab.recipe.learning_rate * static_cast<double>(size) /
                      static_cast<double>(lab.recipe.batch_size);
  lab.recipe.batch_size = size;
  return best_of(try_learning_rates({rate / 3, rate, 3 * rate}, plan, lab));
}

}  // namespace dl::lesson_09
