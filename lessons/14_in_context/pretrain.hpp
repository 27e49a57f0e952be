#pragma once

#include <string>
#include <vector>

#include "common/progress.hpp"
#include "model.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/06_optimizers/schedules.hpp"

namespace dl::lesson_14 {

/// Adam under a warm-up and a cosine, all of lesson 06.
struct Recipe {
  int steps = 0;
  double highest_rate = 0;
  int warm_up = 100;
};

/// The first `steps` steps of a recipe, each with prompts of its own. Returns their losses.
template <typename Draw>
std::vector<double> pretrain(Model& model, const std::string& name, const Recipe& recipe, int steps,
                             Draw draw) {
  Adam adam(model.network.parameters(), recipe.highest_rate);
  const auto schedule = [&](int step, int all) {
    return warm_up_cosine_schedule(step, recipe.warm_up, all);
  };
  ScheduledSteps scheduled(adam, recipe.highest_rate, schedule, recipe.steps);
  Progress progress(name, steps);
  std::vector<double> losses;
  for (int step = 0; step < steps; ++step) {
    losses.push_back(model.gradient(draw()));
    scheduled.step();
    progress.advance();
  }
  return losses;
}

}  // namespace dl::lesson_14
