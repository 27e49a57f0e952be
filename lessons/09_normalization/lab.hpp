#pragma once

#include <string>

#include "common/plot.hpp"
#include "common/spread.hpp"
#include "networks.hpp"

namespace dl {

/// What all experiments share: some images at half their size, and how often to repeat.
struct Lab {
  TrainTest data;
  std::uint64_t seed;
  int runs;
  int passes;
};

/// The first `count` images, at half their height and width: each pixel is the mean of four.
inline Dataset small_images(const Dataset& images, Index count) {
  const Index height = images.shape.height / 2;
  const Index width = images.shape.width / 2;
  Dataset small{.x = Matrix(std::min(count, images.size()), height * width),
                .y = {},
                .class_names = images.class_names,
                .shape = {1, height, width}};
  for (Index i = 0; i < small.x.rows(); ++i) {
    const Image pixels = image(images, i);
    for (Index r = 0; r < height; ++r) {
      for (Index c = 0; c < width; ++c) {
        small.x(i, r * width + c) = pixels.block(2 * r, 2 * c, 2, 2).mean();
      }
    }
  }
  small.y.assign(images.y.begin(), images.y.begin() + small.x.rows());
  return small;
}

/// f(rng) once for each run, with the run's own random numbers.
template <typename F>
auto each_run(const Lab& lab, F f) {
  std::vector<decltype(f(std::declval<Rng&>()))> results;
  for (int run = 0; run < lab.runs; ++run) {
    Rng rng(lab.seed + static_cast<std::uint64_t>(run));
    results.push_back(f(rng));
  }
  return results;
}

template <typename T>
Spread spread(const std::vector<T>& runs, double T::*number) {
  std::vector<double> values;
  for (const T& run : runs) values.push_back(run.*number);
  return Spread(values);
}

/// One plan with one learning rate, in all runs.
struct Trial {
  double learning_rate;
  std::vector<Outcome> runs;

  Spread accuracy() const { return spread(runs, &Outcome::test_accuracy); }
  double loss() const { return spread(runs, &Outcome::loss).mean; }

  /// Of each pass, the mean over the runs.
  std::vector<double> losses() const {
    std::vector<double> means(runs.front().losses.size());
    for (const auto& run : runs) {
      for (std::size_t p = 0; p < means.size(); ++p) {
        means[p] += run.losses[p] / static_cast<double>(runs.size());
      }
    }
    return means;
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

inline std::vector<Trial> try_learning_rates(const std::vector<double>& learning_rates,
                                             const Plan& plan, Recipe recipe, const TrainTest& data,
                                             const Lab& lab) {
  std::vector<Trial> trials;
  for (const double learning_rate : learning_rates) {
    recipe.learning_rate = learning_rate;
    trials.push_back({learning_rate, each_run(lab, [&](Rng& rng) {
                        auto network =
                            make_network(data.train.x.cols(), data.train.classes(), plan, rng);
                        return train(network, data, recipe, rng);
                      })});
  }
  return trials;
}

/// The trial with the smallest training loss: the test data have no say in it.
inline const Trial& best_of(const std::vector<Trial>& trials) {
  return *std::ranges::min_element(trials, {}, &Trial::loss);
}

}  // namespace dl
