#include "state.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "verdict.hpp"

namespace dl {

State state_of(const Place& place, const CourseLesson& lesson) {
  if (!lesson.fault.empty()) return {.kind = State::damaged};
  if (place.course.worked_on(lesson.name).empty()) return {};
  const auto verdicts = kept_verdicts(place, lesson);
  if (verdicts.empty()) return {.kind = State::worked_on};
  State state{.kind = State::checked};
  for (const auto& exercise : lesson.exercises) {
    const auto verdict = std::ranges::find(verdicts, exercise.id, &Verdict::exercise);
    state.passed += verdict != verdicts.end() && verdict->passed();
  }
  state.done = state.passed == static_cast<int>(lesson.exercises.size());
  return state;
}

std::string describe(const State& state, const CourseLesson& lesson) {
  if (state.done) return "done";
  switch (state.kind) {
    case State::damaged: return "damaged";
    case State::not_started: return "not started";
    case State::worked_on: return "worked on, not checked";
    default: return fmt::format("{} of {} exercises pass", state.passed, lesson.exercises.size());
  }
}

}  // namespace dl
