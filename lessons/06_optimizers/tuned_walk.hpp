#pragma once

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "common/rng.hpp"
#include "methods.hpp"
#include "surfaces.hpp"
#include "walk.hpp"

namespace dl::lesson_06 {

/// The learning rates that every optimizer is tried with on a surface.
inline const std::vector<double> surface_rates = {1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02,
                                                  0.05, 0.1,  0.2,  0.5,  1,    2,    5,    10};

/// Where all get the same one, so that only their rules differ.
inline constexpr double common_rate = 0.05;

/// A walk with one method, of at most `max_steps` steps.
inline Walk walk_with(const Method& method, double learning_rate, const Surface& surface,
                      int max_steps) {
  return walk(
      surface, [&](Parameters place) { return method.make(std::move(place), learning_rate); },
      max_steps);
}

inline double longest_step(const Walk& walk) {
  double longest = 0;
  for (std::size_t i = 1; i < walk.path.size(); ++i) {
    longest = std::max(longest, std::hypot(walk.path[i].x - walk.path[i - 1].x,
                                           walk.path[i].y - walk.path[i - 1].y));
  }
  return longest;
}

/// The same surface from several starts: its own, each coordinate some 10% longer or shorter.
inline std::vector<Surface> from_starts(const Surface& surface, int count, Rng& rng) {
  std::vector<Surface> result(static_cast<std::size_t>(count), surface);
  for (auto& s : result) {
    s.start.x *= rng.normal(1, 0.1);
    s.start.y *= rng.normal(1, 0.1);
  }
  return result;
}

/// The result of one learning rate from all starts.
struct Trial {
  double learning_rate = 0;
  int arrived = 0;          ///< from so many starts
  int steps = 0;            ///< median over the starts; a walk that did not arrive counts in full
  double longest_step = 0;  ///< of all walks

  bool better_than(const Trial& other) const {
    return arrived != other.arrived ? arrived > other.arrived : steps < other.steps;
  }
};

inline Trial try_rate(const Method& method, double learning_rate,
                      const std::vector<Surface>& starts, int max_steps) {
  Trial trial{learning_rate};
  std::vector<int> steps;
  for (const auto& surface : starts) {
    const auto walk = walk_with(method, learning_rate, surface, max_steps);
    trial.arrived += walk.arrived;
    trial.longest_step = std::max(trial.longest_step, longest_step(walk));
    steps.push_back(walk.arrived ? walk.steps : max_steps);
  }
  std::ranges::sort(steps);
  trial.steps = steps[steps.size() / 2];
  return trial;
}

/// The best learning rate of the grid.
inline Trial tune(const Method& method, const std::vector<Surface>& starts, int max_steps) {
  Trial best;
  for (const double rate : surface_rates) {
    const auto trial = try_rate(method, rate, starts, max_steps);
    if (best.learning_rate == 0 || trial.better_than(best)) best = trial;
  }
  return best;
}

}  // namespace dl::lesson_06
