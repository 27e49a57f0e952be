#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "methods.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/regression.hpp"

namespace dl {

/// And on the images.
inline std::vector<double> image_rates(const Options& options) {
  if (options.quick) return {0.001, 0.01, 0.1};
  return {5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2};
}

/// Softmax regression on some of a data set's samples.
struct Training {
  LinearModel model;
  std::vector<double> losses;  ///< mean of each epoch
  bool diverged = false;
};

inline Training train(const Dataset& data, std::vector<Index> samples, const Recipe& recipe,
                      double learning_rate, int epochs, std::uint64_t seed) {
  constexpr std::size_t batch_size = 64;
  Training result{LinearModel(data.x.cols(), data.classes()), {}};
  SoftmaxRegression objective(result.model, data.x, data.y);
  const auto optimizer = recipe.method.make(result.model.parameters(), learning_rate);
  const auto batches_per_epoch = mini_batches(samples, batch_size).size();
  const int steps = epochs * static_cast<int>(batches_per_epoch);
  int step = 0;
  Rng rng(seed);
  for (int epoch = 0; epoch < epochs && !result.diverged; ++epoch) {
    rng.shuffle(samples);
    const auto pass = descend(objective, mini_batches(samples, batch_size), [&] {
      optimizer->set_learning_rate(learning_rate * recipe.schedule.factor(step++, steps));
      optimizer->step();
    });
    result.losses.push_back(pass.mean_loss());
    result.diverged = pass.diverged;
  }
  return result;
}

/// The training images, a sixth of them held back to tune with, and the test images.
struct Images {
  TrainTest data = {};
  std::vector<Index> all, fit, validation;

  Images(const Options& options, Rng& rng) : data(load_fashion_mnist(options.data)) {
    all = rng.permutation(data.train.size());
    const auto cut = all.begin() + data.train.size() / 6;
    validation.assign(all.begin(), cut);
    fit.assign(cut, all.end());
  }
};

/// One learning rate after the other: the loss on the images held back.
struct Tuning {
  double best_rate = 0;
  double best_loss = std::numeric_limits<double>::infinity();
  Curve losses;  ///< by learning rate, without those that ended worse than guessing

  int good_rates() const {
    return static_cast<int>(
        std::ranges::count_if(losses.y, [&](double loss) { return loss < 1.1 * best_loss; }));
  }
};

inline Tuning tune(const Images& images, const Recipe& recipe, const Options& options) {
  Tuning tuning;
  tuning.losses.name = recipe.method.name;
  for (const double rate : image_rates(options)) {
    auto trained = train(images.data.train, images.fit, recipe, rate, options.epochs, options.seed);
    SoftmaxRegression held_back(trained.model, images.data.train.x, images.data.train.y);
    const double loss = held_back.gradient(images.validation);
    if (trained.diverged || !(loss < std::log(images.data.train.classes()))) continue;
    tuning.losses.x.push_back(rate);
    tuning.losses.y.push_back(loss);
    if (loss < tuning.best_loss) {
      tuning.best_loss = loss;
      tuning.best_rate = rate;
    }
  }
  return tuning;
}

/// A tuned recipe on all training images, over several seeds.
struct Outcome {
  Curve losses;  ///< by epoch, mean over the seeds
  std::vector<double> accuracies;

  double mean_accuracy() const {
    return std::accumulate(accuracies.begin(), accuracies.end(), 0.0) /
           static_cast<double>(accuracies.size());
  }
};

inline Outcome run_seeds(const Images& images, const Recipe& recipe, double learning_rate,
                         int seeds, const Options& options) {
  Outcome outcome;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    outcome.losses.x.push_back(epoch);
    outcome.losses.y.push_back(0);
  }
  for (int s = 0; s < seeds; ++s) {
    const auto trained = train(images.data.train, images.all, recipe, learning_rate, options.epochs,
                               options.seed + static_cast<std::uint64_t>(s));
    for (std::size_t e = 0; e < trained.losses.size(); ++e) {
      outcome.losses.y[e] += trained.losses[e] / seeds;
    }
    outcome.accuracies.push_back(
        accuracy(predict(trained.model, images.data.test.x), images.data.test.y));
  }
  return outcome;
}

}  // namespace dl
