#pragma once

#include <algorithm>
#include <vector>

#include "common/runs.hpp"
#include "common/spread.hpp"
#include "recipes.hpp"
#include "tuned_training.hpp"

namespace dl::lesson_06 {

/// What a recipe gave: in the tuning, and then at its best learning rate.
struct Result {
  Recipe recipe;
  Tuning tuning;
  std::vector<Outcome> runs;

  bool is_constant() const { return recipe.schedule.name == constant.name; }
  Spread accuracy() const { return Spread(of_each(runs, &Outcome::accuracy)); }
  /// The mean over the runs after each epoch.
  std::vector<double> losses() const { return mean_of_each(runs, &Outcome::losses); }
  double last_loss() const { return losses().back(); }
};

inline const Result& result_of(const std::vector<Result>& results, const Method& method,
                               const Schedule& schedule) {
  return *std::ranges::find_if(
      results, [&](const Result& result) { return result.recipe.is(method, schedule); });
}

inline std::vector<Result> at_constant_rates(const std::vector<Result>& results) {
  std::vector<Result> constant_ones;
  std::ranges::copy_if(results, std::back_inserter(constant_ones), &Result::is_constant);
  return constant_ones;
}

}  // namespace dl::lesson_06
