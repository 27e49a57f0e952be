#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "methods.hpp"
#include "schedules.hpp"

namespace dl::lesson_06 {

/// A learning rate for each step of a run, as a factor of the highest one, and how it is drawn.
struct Schedule {
  std::string name;
  std::function<double(int step, int steps)> factor;
  Colour colour;
};

inline const Schedule constant = {"constant", [](int, int) { return 1.0; }, Colour::black};
inline const Schedule stairs = {
    "step", [](int step, int steps) { return step_schedule(step, (steps + 2) / 3, 0.1); },
    Colour::pink};
inline const Schedule cosine = {"cosine", cosine_schedule, Colour::green};
inline const Schedule warm_up = {"warm-up, cosine",
                                 [](int step, int steps) {
                                   return warm_up_cosine_schedule(step, std::max(steps / 10, 1),
                                                                  steps);
                                 },
                                 Colour::yellow};

/// An optimizer with its schedule.
struct Recipe {
  Method method;
  Schedule schedule = constant;

  bool is(const Method& m, const Schedule& s) const {
    return method.name == m.name && schedule.name == s.name;
  }
};

/// Every optimizer at a constant learning rate, then momentum and Adam with schedules.
inline std::vector<Recipe> all_recipes() {
  std::vector<Recipe> recipes;
  for (const auto& m : methods) recipes.push_back({m});
  for (const auto& schedule : {stairs, cosine, warm_up}) recipes.push_back({momentum, schedule});
  recipes.push_back({adam, cosine});
  return recipes;
}

}  // namespace dl::lesson_06
