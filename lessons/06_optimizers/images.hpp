#pragma once

#include "common/progress.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "tuned_training.hpp"

namespace dl {

/// The same comparison on images, at a constant learning rate and with schedules.
inline void compare_on_images(Plots& plots, const Options& options, Rng& rng) {
  const Images images(options, rng);
  const int seeds = options.quick ? 1 : 5;
  std::vector<Recipe> recipes;
  for (const auto& m : methods) recipes.push_back({m});
  for (const auto& schedule : {stairs, cosine, warm_up}) {
    recipes.push_back({method<Momentum>("momentum"), schedule});
  }
  recipes.push_back({method<Adam>("Adam"), cosine});

  Table table({"optimizer", "schedule", "learning rate", "validation", "good rates",
               "loss, epoch 1", fmt::format("epoch {}", options.epochs), "test accuracy",
               fmt::format("of {} seed{}", seeds, seeds == 1 ? "" : "s")});
  std::vector<Curve> by_rate;
  std::vector<Curve> by_optimizer;
  std::vector<Curve> by_schedule;
  double best_validation = std::numeric_limits<double>::infinity();
  double best_accuracy = 0;
  Progress progress("optimizers on images", static_cast<long>(recipes.size()));
  for (const auto& recipe : recipes) {
    const auto tuning = tune(images, recipe, options);
    auto outcome = run_seeds(images, recipe, tuning.best_rate, seeds, options);
    const auto [worst, best] = std::ranges::minmax(outcome.accuracies);
    table.row({recipe.method.name, recipe.schedule.name, fmt::format("{:g}", tuning.best_rate),
               fmt::format("{:.4f}", tuning.best_loss),
               fmt::format("{} of {}", tuning.good_rates(), image_rates(options).size()),
               fmt::format("{:.4f}", outcome.losses.y.front()),
               fmt::format("{:.4f}", outcome.losses.y.back()),
               fmt::format("{:.4f}", outcome.mean_accuracy()),
               fmt::format("{:.4f} to {:.4f}", worst, best)});
    if (tuning.best_loss < best_validation) {
      best_validation = tuning.best_loss;
      best_accuracy = outcome.mean_accuracy();
    }
    outcome.losses.name = fmt::format("{}, {}", recipe.method.name, recipe.schedule.name);
    if (recipe.schedule.name != "constant" || recipe.method.name == "momentum") {
      by_schedule.push_back(outcome.losses);
    }
    if (recipe.schedule.name == "constant") {
      outcome.losses.name = recipe.method.name;
      by_optimizer.push_back(outcome.losses);
      by_rate.push_back(tuning.losses);
    }
    progress.advance();
  }
  fmt::print("\nSoftmax regression on Fashion-MNIST, {} epochs:\n\n", options.epochs);
  table.print();
  record_score(options, "softmax regression, best optimizer", best_accuracy);
  plots.curves("images_rates",
               {"A good learning rate is a narrow place, another for each optimizer",
                "learning rate", "loss on images held back"},
               by_rate, Axes::log_x);
  plots.curves("images_loss", {"Momentum and what adapts beat plain SGD", "epoch", "training loss"},
               by_optimizer);
  plots.curves("schedules_loss", {"A falling learning rate ends lower", "epoch", "training loss"},
               by_schedule);
}

inline void draw_schedules(Plots& plots) {
  std::vector<Curve> shapes;
  for (const auto& schedule : {constant, stairs, cosine, warm_up}) {
    Curve shape{schedule.name, {}, {}};
    for (int step = 0; step <= 100; ++step) {
      shape.x.push_back(step);
      shape.y.push_back(schedule.factor(step, 100));
    }
    shapes.push_back(shape);
  }
  plots.curves("schedules",
               {"Four schedules", "step, of 100", "share of the highest learning rate"}, shapes);
}

}  // namespace dl
