#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "image_plots.hpp"
#include "image_results.hpp"
#include "recipes.hpp"
#include "tuned_training.hpp"

namespace dl::lesson_06 {

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

/// "0.8123", or why there is no loss.
inline std::string loss_in_words(double loss) {
  return loss < infinity ? number(loss) : "worse than guessing";
}

inline void print_tuning(const std::vector<Result>& results, const Options& options) {
  const auto rates = image_rates(options);
  Table table(
      {"optimizer", "schedule", "best rate", "its loss", "good rates", "ten times its rate"});
  for (const auto& [recipe, tuning, runs] : results) {
    const bool tried = 9.9 * tuning.best_rate < rates.back();
    table.row({recipe.method.name, recipe.schedule.name, tuning.best_rate,
               loss_in_words(tuning.best_loss),
               fmt::format("{} of {}", tuning.good_rates(), rates.size()),
               tried ? loss_in_words(tuning.loss_at(10 * tuning.best_rate)) : "not tried"});
  }
  fmt::print(
      "\nThe learning rates, by the loss on training images held back; good: at most 10% above\n"
      "the best loss:\n\n");
  table.print();
}

inline void print_results(const std::vector<Result>& results, const Options& options) {
  const auto seeds = results.front().runs.size();
  Table table({"optimizer", "schedule", "learning rate", "loss, epoch 1",
               fmt::format("epoch {}", options.epochs), "test accuracy",
               fmt::format("of {} seed{}", seeds, seeds == 1 ? "" : "s")});
  for (const auto& result : results) {
    const auto losses = result.losses();
    const auto accuracy = result.accuracy();
    table.row({result.recipe.method.name, result.recipe.schedule.name, result.tuning.best_rate,
               number(losses.front()), number(losses.back()), number(accuracy.mean),
               fmt::format("{:.4f} to {:.4f}", accuracy.low, accuracy.high)});
  }
  fmt::print("\nSoftmax regression on Fashion-MNIST, {} epochs on all training images:\n\n",
             options.epochs);
  table.print();
}

/// Which optimizer is best on images, at a constant learning rate and with schedules?
inline std::vector<Result> compare_on_images(Plots& plots, const Options& options, Rng& rng) {
  const Images images(options, rng);
  const auto results = try_recipes(images, options);
  print_tuning(results, options);
  print_results(results, options);
  // Chosen without the test images: the best of ten on them would be partly luck.
  const auto best = std::ranges::min_element(
      results, {}, [](const Result& result) { return result.tuning.best_loss; });
  record_score(options, "softmax regression, best optimizer", best->accuracy().mean);
  plot_results(plots, results);
  return results;
}

}  // namespace dl::lesson_06
