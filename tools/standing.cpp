#include "standing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bodies.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "state.hpp"
#include "verdict.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The learner's file; empty when it is not there, as while an editor replaces it.
std::string text_of(const Course& course, const CourseLesson& lesson, const Exercise& exercise) {
  try {
    return read_text_file(course.exercise_folder(lesson.name) / exercise.file);
  } catch (const InputError&) {
    return "";
  }
}

/// When the learner last wrote in a lesson.
fs::file_time_type last_written(const Course& course, const CourseLesson& lesson) {
  auto last = fs::file_time_type::min();
  for (const auto& file : course.worked_on(lesson.name)) {
    if (fs::exists(file)) last = std::max(last, fs::last_write_time(file));
  }
  return last;
}

std::optional<Exercise> first_open(const Place& place, const CourseLesson& lesson) {
  const auto all = standings(place, lesson);
  for (const auto wanted : {Standing::fails, Standing::to_do}) {
    const auto open = std::ranges::find(all, wanted);
    if (open != all.end()) return lesson.exercises[static_cast<std::size_t>(open - all.begin())];
  }
  return {};
}

}  // namespace

std::vector<Standing> standings(const Place& place, const CourseLesson& lesson) {
  const auto verdicts = kept_verdicts(place, lesson);
  std::vector<Standing> all;
  for (const auto& exercise : lesson.exercises) {
    const auto verdict = std::ranges::find(verdicts, exercise.id, &Verdict::exercise);
    const auto text = text_of(place.course, lesson, exercise);
    if (text.empty() || is_to_do(text, exercise.id)) {
      all.push_back(Standing::to_do);
    } else if (verdict == verdicts.end()) {
      all.push_back(Standing::not_checked);
    } else {
      all.push_back(verdict->passed() ? Standing::passes : Standing::fails);
    }
  }
  return all;
}

std::string describe(Standing standing) {
  switch (standing) {
    case Standing::to_do: return "to do";
    case Standing::not_checked: return "not checked";
    case Standing::fails: return "fails";
    default: return "passes";
  }
}

std::optional<Step> next_step(const Place& place) {
  const auto lessons = place.course.lessons();
  // The place in the list of what was last written in, of those that are open and of those done.
  std::optional<std::size_t> begun;
  std::optional<std::size_t> done;
  std::vector<bool> open;
  std::vector<fs::file_time_type> times;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const auto state = state_of(place, lessons[i]);
    open.push_back(!state.done && state.kind != State::damaged);
    const bool written = state.kind != State::damaged && state.kind != State::not_started;
    times.push_back(written ? last_written(place.course, lessons[i]) : fs::file_time_type::min());
    auto& last = open.back() ? begun : done;
    if (written && (!last || times[i] > times[*last])) last = i;
  }
  if (begun) {
    const auto& lesson = lessons[*begun];
    return Step{.lesson = lesson, .begun = true, .exercise = first_open(place, lesson)};
  }
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const auto at = (i + (done ? *done + 1 : 0)) % lessons.size();
    if (open[at]) return Step{.lesson = lessons[at], .exercise = lessons[at].exercises.front()};
  }
  return {};
}

std::string where(const Course& course, const CourseLesson& lesson, const Exercise& exercise) {
  const auto line = line_of_exercise(text_of(course, lesson, exercise), exercise.id);
  const auto file = fmt::format("exercises/{}/{}", lesson.name, exercise.file);
  return line ? fmt::format("{}:{}", file, *line) : file;
}

}  // namespace dl
