#include <fmt/format.h>

#include "commands.hpp"
#include "common/file.hpp"
#include "tools/backups.hpp"
#include "tools/bodies.hpp"
#include "tools/lock.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// Writes a file of the learner's anew, and keeps his.
void replace(const Course& course, const fs::path& file, const std::string& text,
             const Backups& backups) {
  const auto kept = backups.keep(file);
  if (!kept.empty()) {
    fmt::print("your version is kept as {}; './learn undo' takes it back\n",
               kept.lexically_relative(course.root()).string());
  }
  write_whole(file, text);
}

int reset_lesson(const Course& course, const CourseLesson& lesson) {
  const Backups backups(course, "reset");
  const auto folder = course.exercise_folder(lesson.name);
  const auto worked_on = course.worked_on(lesson.name);
  const auto made = make_lesson(course.solution_folder(lesson.name));
  for (const auto& file : worked_on) {
    replace(course, file, made.files.at(file.filename().string()), backups);
  }
  write_whole(folder / "exercise.json", made.json());
  fmt::print("exercises/{}: {}\n", lesson.name,
             worked_on.empty() ? "nothing to reset, it is as it was made" : "as it was made");
  return 0;
}

int reset_exercise(const Course& course, const CourseLesson& lesson, const Exercise& exercise) {
  const auto file = course.exercise_folder(lesson.name) / exercise.file;
  const auto made = make_lesson(course.solution_folder(lesson.name)).files.at(exercise.file);
  const bool is_there = fs::is_regular_file(file);
  const auto now = is_there ? read_text_file(file) : "";
  const auto back = is_there ? with_body_put_back(now, made, exercise.id) : made;
  if (!back) {
    fmt::print(stderr,
               "learn: where the body of {0} begins and ends cannot be found any more in "
               "exercises/{1}/{2}; './learn reset {3}' resets the lesson\n",
               exercise.id, lesson.name, exercise.file, lesson.number);
    return 1;
  }
  if (is_there && *back == now) {
    fmt::print("{}: nothing to reset, it is as it was made\n", exercise.id);
    return 0;
  }
  replace(course, file, *back, Backups(course, "reset"));
  fmt::print("{}: as it was made\n", exercise.id);
  return 0;
}

int run_reset(const Place& place, const Words& words) {
  const auto [lesson, exercise] =
      wanted(place, read_words(words, {}, true)["lesson"].as<std::string>());
  const TreeLock held(place);
  return exercise ? reset_exercise(place.course, lesson, *exercise)
                  : reset_lesson(place.course, lesson);
}

}  // namespace

Subcommand commands::reset() {
  return {"reset", "NN[.K]",
          "a lesson's exercises, or one of them, as they were made; yours are kept as backups",
          run_reset};
}

}  // namespace dl
