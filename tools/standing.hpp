#pragma once

#include <optional>
#include <string>
#include <vector>

#include "place.hpp"

namespace dl {

/// How the learner stands with one exercise.
enum class Standing { to_do, not_checked, fails, passes };

/// From the last verdict where it is about the files as they are, otherwise from these; in the
/// order of the lesson's exercises.
std::vector<Standing> standings(const Place& place, const CourseLesson& lesson);

/// "to do", "not checked", "fails" or "passes".
std::string describe(Standing standing);

/// What to do next.
struct Step {
  CourseLesson lesson;
  bool begun = false;                     ///< something of the lesson is written
  std::optional<Exercise> exercise = {};  ///< nothing: all are written, and not all are checked
};

/// Lessons can be done in any order: what was begun goes on, the one last written in first; then
/// comes what follows the lesson last done. Nothing when all are done.
std::optional<Step> next_step(const Place& place);

/// "exercises/03_perceptron/perceptron.hpp:24", where the exercise stands in the learner's file.
std::string where(const Course& course, const CourseLesson& lesson, const Exercise& exercise);

}  // namespace dl
