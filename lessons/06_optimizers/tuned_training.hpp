#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/subset.hpp"
#include "recipes.hpp"
#include "scheduled_steps.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/regression.hpp"

namespace dl::lesson_06 {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// The training images, a sixth of them held back to tune with, and the test images.
struct Images {
  TrainTest data;
  std::vector<Index> all, fit, validation;

  Images(const Options& options, Rng& rng) : data(load_fashion_mnist(options.data)) {
    need_images(data.train, "training", 6);
    all = rng.permutation(data.train.size());
    const auto cut = all.begin() + data.train.size() / 6;
    validation.assign(all.begin(), cut);
    fit.assign(cut, all.end());
  }
};

/// Softmax regression on some of a data set's samples.
struct Training {
  LinearModel model;
  std::vector<double> losses;  ///< mean of each epoch, infinite after the one that diverged
  bool diverged = false;
};

inline Training train(const Dataset& data, std::vector<Index> samples, const Recipe& recipe,
                      double learning_rate, int epochs, Rng& rng) {
  constexpr std::size_t batch_size = 64;
  Training result{LinearModel(data.x.cols(), data.classes()),
                  std::vector<double>(static_cast<std::size_t>(epochs), infinity)};
  SoftmaxRegression objective(result.model, data.x, data.y);
  const auto optimizer = recipe.method.make(result.model.parameters(), learning_rate);
  const int batches = batch_count(std::ssize(samples), batch_size);
  ScheduledSteps steps(*optimizer, learning_rate, recipe.schedule.factor, epochs * batches);
  for (double& loss : result.losses) {
    rng.shuffle(samples);
    const auto pass = descend(objective, mini_batches(samples, batch_size), [&] { steps.step(); });
    loss = pass.mean_loss();
    result.diverged = pass.diverged;
    if (result.diverged) break;
  }
  return result;
}

inline std::vector<double> image_rates(const Options& options) {
  if (options.quick) return {0.001, 0.01, 0.1};
  return {5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2};
}

/// One learning rate after the other: the loss on the images held back.
struct Tuning {
  double best_rate = 0;
  double best_loss = infinity;
  Curve losses;  ///< by learning rate, without those that ended worse than guessing

  int good_rates() const {
    return static_cast<int>(
        std::ranges::count_if(losses.y, [&](double loss) { return loss < 1.1 * best_loss; }));
  }
  /// Infinite where it ended worse than guessing.
  double loss_at(double rate) const {
    for (std::size_t i = 0; i < losses.x.size(); ++i) {
      if (std::abs(losses.x[i] / rate - 1) < 0.01) return losses.y[i];
    }
    return infinity;
  }
};

inline Tuning tune(const Images& images, const Recipe& recipe, const Options& options) {
  const auto& data = images.data.train;
  Tuning tuning{.losses = {.name = recipe.method.name, .style = {.colour = recipe.method.colour}}};
  for (const double rate : image_rates(options)) {
    Rng rng(options.seed);  // every rate sees the samples in the same order
    auto trained = train(data, images.fit, recipe, rate, options.epochs, rng);
    SoftmaxRegression held_back(trained.model, data.x, data.y);
    const double loss = held_back.gradient(images.validation);
    if (trained.diverged || !(loss < std::log(data.classes()))) continue;
    tuning.losses.add(rate, loss);
    if (loss < tuning.best_loss) {
      tuning.best_loss = loss;
      tuning.best_rate = rate;
    }
  }
  return tuning;
}

/// The result of one run on all training images.
struct Outcome {
  std::vector<double> losses;  ///< of each epoch
  double accuracy = 0;         ///< on the test images
};

inline std::vector<Outcome> run_seeds(const Images& images, const Recipe& recipe,
                                      double learning_rate, const Options& options) {
  const auto& data = images.data;
  return Runs(options, 3, 1).each([&](Rng& rng) {
    const auto trained = train(data.train, images.all, recipe, learning_rate, options.epochs, rng);
    return Outcome{trained.losses, accuracy(predict(trained.model, data.test.x), data.test.y)};
  });
}

}  // namespace dl::lesson_06
