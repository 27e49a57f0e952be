#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "adam.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "momentum.hpp"
#include "recipes.hpp"
#include "tuned_training.hpp"

namespace dl::lesson_06 {

/// Every optimizer at a constant learning rate, then momentum and Adam with schedules.
inline std::vector<Recipe> all_recipes() {
  std::vector<Recipe> recipes;
  for (const auto& m : methods) recipes.push_back({m});
  for (const auto& schedule : {stairs, cosine, warm_up}) {
    recipes.push_back({method<Momentum>("momentum"), schedule});
  }
  recipes.push_back({method<Adam>("Adam"), cosine});
  return recipes;
}

/// What came of a recipe: in the tuning, and then at its best learning rate.
struct Result {
  Recipe recipe;
  Tuning tuning;
  std::vector<Outcome> runs;

  bool is_constant() const { return recipe.schedule.name == constant.name; }
  Spread accuracy() const { return Spread(of_each(runs, &Outcome::accuracy)); }
  std::vector<double> losses() const { return mean_of_each(runs, &Outcome::losses); }
};

inline std::vector<Result> try_recipes(const Images& images, const Options& options) {
  const auto recipes = all_recipes();
  std::vector<Result> results;
  Progress progress("optimizers on images", static_cast<long>(recipes.size()));
  for (const auto& recipe : recipes) {
    const auto tuning = tune(images, recipe, options);
    results.push_back({recipe, tuning, run_seeds(images, recipe, tuning.best_rate, options)});
    progress.advance();
  }
  return results;
}

inline void print_results(const std::vector<Result>& results, const Options& options) {
  const auto seeds = results.front().runs.size();
  Table table({"optimizer", "schedule", "learning rate", "validation", "good rates",
               "loss, epoch 1", fmt::format("epoch {}", options.epochs), "test accuracy",
               fmt::format("of {} seed{}", seeds, seeds == 1 ? "" : "s")});
  for (const auto& result : results) {
    const auto& tuning = result.tuning;
    const auto losses = result.losses();
    const auto accuracy = result.accuracy();
    table.row({result.recipe.method.name, result.recipe.schedule.name, tuning.best_rate,
               number(tuning.best_loss),
               fmt::format("{} of {}", tuning.good_rates(), image_rates(options).size()),
               number(losses.front()), number(losses.back()), number(accuracy.mean),
               fmt::format("{:.4f} to {:.4f}", accuracy.low, accuracy.high)});
  }
  fmt::print("\nSoftmax regression on Fashion-MNIST, {} epochs:\n\n", options.epochs);
  table.print();
}

inline void plot_results(Plots& plots, const std::vector<Result>& results) {
  std::vector<Curve> by_rate, by_optimizer, by_schedule;
  for (const auto& result : results) {
    const auto& [method, schedule] = result.recipe;
    if (result.is_constant()) {
      by_rate.push_back(result.tuning.losses);
      by_optimizer.push_back(over_epochs(method.name, result.losses()));
    }
    if (!result.is_constant() || method.name == "momentum") {
      const auto name = fmt::format("{}, {}", method.name, schedule.name);
      by_schedule.push_back(over_epochs(name, result.losses()));
    }
  }
  plots.curves("images_rates",
               {"A good learning rate is a narrow place, another for each optimizer",
                "learning rate", "loss on images held back"},
               by_rate, Axes::log_x);
  plots.curves("images_loss", {"Momentum and what adapts beat plain SGD", "epoch", "training loss"},
               by_optimizer);
  plots.curves("schedules_loss", {"A falling learning rate ends lower", "epoch", "training loss"},
               by_schedule);
}

/// Which optimizer is best on images, at a constant learning rate and with schedules?
inline void compare_on_images(Plots& plots, const Options& options, Rng& rng) {
  const Images images(options, rng);
  const auto results = try_recipes(images, options);
  print_results(results, options);
  // Chosen without the test images: the best of ten on them would be partly luck.
  const auto best = std::ranges::min_element(
      results, {}, [](const Result& result) { return result.tuning.best_loss; });
  record_score(options, "softmax regression, best optimizer", best->accuracy().mean);
  plot_results(plots, results);
}

}  // namespace dl::lesson_06
