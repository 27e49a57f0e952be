#pragma once

#include <string>

#include "place.hpp"

namespace dl {

/// How far the learner is with a lesson.
struct State {
  enum { not_started, worked_on, checked, damaged } kind = not_started;
  int passed = 0;  ///< exercises whose tests all pass, at the last check
  bool done = false;
};

/// Derived from the exercise's files, and from the last verdict where it is about them.
State state_of(const Place& place, const CourseLesson& lesson);

/// One line: "not started", "worked on, not checked", "2 of 5 exercises pass", "done" or
/// "damaged".
std::string describe(const State& state, const CourseLesson& lesson);

}  // namespace dl
