#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "methods.hpp"
#include "schedules.hpp"

namespace dl::lesson_06 {

/// A learning rate for each step of a run, as a factor of the highest one.
struct Schedule {
  std::string name;
  std::function<double(int step, int steps)> factor;
};

inline const Schedule constant = {"constant", [](int, int) { return 1.0; }};
inline const Schedule stairs = {
    "step", [](int step, int steps) { return step_schedule(step, (steps + 2) / 3, 0.1); }};
inline const Schedule cosine = {"cosine", cosine_schedule};
inline const Schedule warm_up = {"warm-up, cosine", [](int step, int steps) {
                                   return warm_up_cosine_schedule(step, std::max(steps / 10, 1),
                                                                  steps);
                                 }};

/// An optimizer with its schedule.
struct Recipe {
  Method method;
  Schedule schedule = constant;
};

}  // namespace dl::lesson_06
