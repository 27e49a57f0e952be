#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "tuned_walk.hpp"

namespace dl::lesson_06 {

/// A surface and what each method does on it at its best learning rate.
struct TunedSurface {
  Surface surface;
  bool ridge = false;  ///< 1 wide, across the way: a longer step leaps over it
  std::vector<Trial> best = {};
};

inline std::vector<TunedSurface> all_surfaces() {
  return {{saddle()},
          {barrier("low barrier", 0.5), true},
          {barrier("high barrier", 2), true},
          {rosenbrock()},
          {beale()}};
}

/// "45 (1) leaps": the median of the steps, the learning rate, and how it got over a ridge.
inline std::string in_words(const Trial& best, int starts, bool ridge) {
  if (best.arrived < starts) return fmt::format("{} of {} arrive", best.arrived, starts);
  const bool leaps = ridge && best.longest_step > 1;
  return fmt::format("{} ({:g}){}", best.steps, best.learning_rate, leaps ? " leaps" : "");
}

/// Who arrives on which surface, each at the learning rate that suits it best?
inline std::vector<TunedSurface> tune_on_surfaces(const Options& options, Rng& rng) {
  const int max_steps = options.quick ? 1000 : 10000;
  constexpr int starts = 5;
  Table table({"surface"});
  for (const auto& m : methods) table.column(m.name);
  auto all = all_surfaces();
  Progress progress("surfaces", static_cast<long>(all.size()));
  for (auto& tuned : all) {
    const auto surfaces = from_starts(tuned.surface, starts, rng);
    table.row({tuned.surface.name});
    for (const auto& m : methods) {
      tuned.best.push_back(tune(m, surfaces, max_steps));
      table.add(in_words(tuned.best.back(), starts, tuned.ridge));
    }
    progress.advance();
  }
  fmt::print(
      "\nSteps to the goal (learning rate), median of {} starts, the best of {} learning rates;\n"
      "on the barriers, 'leaps' is a step longer than 1, the width of the ridge:\n\n",
      starts, surface_rates.size());
  table.print();
  return all;
}

/// What each method does at best on the surface of that name.
inline const TunedSurface& find(const std::vector<TunedSurface>& all, const std::string& name) {
  return *std::ranges::find(all, name,
                            [](const TunedSurface& tuned) { return tuned.surface.name; });
}

}  // namespace dl::lesson_06
