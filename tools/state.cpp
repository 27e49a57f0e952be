#include "state.hpp"

#include <fmt/format.h>

#include "verdict.hpp"

namespace dl {

namespace fs = std::filesystem;

State state_of(const Place& place, const CourseLesson& lesson) {
  if (place.course.worked_on(lesson.name).empty()) return {};
  const auto report = report_file(place, lesson);
  State state{.kind = State::worked_on};
  if (!fs::exists(report)) return state;
  for (const auto& entry : fs::directory_iterator(place.course.exercise_folder(lesson.name))) {
    if (entry.last_write_time() > fs::last_write_time(report)) return state;
  }
  try {
    state.passed = count_exercises(read_report(read_text_file(report)), lesson);
    state.kind = State::checked;
    state.done = state.passed == static_cast<int>(lesson.exercises.size());
  } catch (const std::runtime_error&) {
    // A damaged report only means that the check has to run again.
    fs::rename(report, report.string() + ".damaged");
  }
  return state;
}

std::string describe(const State& state, const CourseLesson& lesson) {
  if (state.done) return "done";
  if (state.kind == State::not_started) return "not started";
  if (state.kind == State::worked_on) return "worked on, not checked";
  return fmt::format("{} of {} exercises pass", state.passed, lesson.exercises.size());
}

}  // namespace dl
