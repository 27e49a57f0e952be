#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course.hpp"
#include "verdict.hpp"

namespace dl {

/// Where the course program works.
struct Place {
  Course course;
  std::filesystem::path build;
};

/// How far the learner is with a lesson.
struct State {
  enum { not_started, worked_on, checked } kind = not_started;
  int passed = 0;  ///< exercises whose tests all pass, at the last check
  bool done = false;
};

/// Builds the learner's exercise, runs its tests and tells each exercise's verdict.
/// Returns 0 when all pass, 1 otherwise.
int check(const Place& place, const CourseLesson& lesson);

/// Derived from the exercise's files, and from the last check's report where it is newer.
State state_of(const Place& place, const CourseLesson& lesson);

/// One line: "not started", "worked on, not checked", "2 of 5 exercises pass" or "done".
std::string describe(const State& state, const CourseLesson& lesson);

int show_road(const Place& place);
int show_list(const Place& place, bool json);
int show_scoreboard(const Place& place, bool json, const std::string& plot);

/// Builds targets and returns the status. What the build prints is shown when it fails and, on a
/// terminal, the first time, when it takes long.
int build_target(const Place& place, const std::vector<std::string>& targets);

}  // namespace dl
