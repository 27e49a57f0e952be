#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "initializations.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"

namespace dl::lesson_10 {

/// The mean loss of an epoch at which a training has arrived.
inline constexpr double goal = 0.6;

struct Training {
  std::vector<double> losses;  ///< the mean over each epoch
  bool diverged = false;

  bool arrived() const { return !diverged && losses.back() < goal; }
};

/// The best for the activation's best initialization among 0.02, 0.05 and 0.1, for the sigmoid
/// among 0.05, 0.3 and 1.
inline double learning_rate_for(Activation activation) {
  return activation == Activation::sigmoid ? 0.3 : 0.02;
}

/// Trains by plain descent until it arrives, diverges, or the epochs are over.
inline Training train(const std::vector<Index>& widths, Activation activation, const Fill& fill,
                      const Dataset& data, int epochs, Rng& rng) {
  auto network = deep_network(widths, activation, fill, rng);
  Classification objective(network, data.x, data.y);
  Sgd optimizer(network.parameters(), learning_rate_for(activation));
  Training training;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto order = rng.permutation(data.size());
    const auto pass = descend(objective, mini_batches(order, 32), [&] { optimizer.step(); });
    training.losses.push_back(pass.mean_loss());
    training.diverged = pass.diverged;
    if (training.diverged || training.arrived()) break;
  }
  return training;
}

/// What came of one initialization, run by run.
struct Attempt {
  std::string name;
  Style style;
  std::vector<Training> runs;

  bool always_arrived() const { return std::ranges::all_of(runs, &Training::arrived); }
  bool ever_diverged() const {
    return std::ranges::any_of(runs, [](const Training& run) { return run.diverged; });
  }
};

/// Trains one network in each run.
inline Attempt attempt(const Runs& runs, const std::vector<Index>& widths, Activation activation,
                       const Initialization& initialization, const Dataset& data, int epochs) {
  return {initialization.name, initialization.style, runs.each([&](Rng& rng) {
            return train(widths, activation, initialization.fill, data, epochs, rng);
          })};
}

/// How long the runs took that arrived.
inline std::vector<double> epochs_of(const Attempt& attempt) {
  std::vector<double> epochs;
  for (const auto& run : attempt.runs) {
    if (run.arrived()) epochs.push_back(static_cast<double>(run.losses.size()));
  }
  return epochs;
}

/// What came of all runs, in words: the epochs to the goal, or the losses they ended with.
inline std::string outcome(const Attempt& attempt) {
  const auto epochs = epochs_of(attempt);
  std::vector<double> losses;
  std::size_t diverged = 0;
  for (const auto& run : attempt.runs) {
    if (run.diverged) {
      ++diverged;
    } else if (!run.arrived()) {
      losses.push_back(run.losses.back());
    }
  }
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count == 0) return;
    const auto all = attempt.runs.size();
    parts.push_back(count == all ? what : fmt::format("{} of {}: {}", count, all, what));
  };
  add(epochs.size(), range_text(epochs) + " epochs");
  add(losses.size(), "loss " + range_text(losses));
  add(diverged, "diverges");
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace dl::lesson_10
