#include "checking.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "bodies.hpp"
#include "build.hpp"
#include "common/file.hpp"
#include "compiler_words.hpp"
#include "contents.hpp"
#include "judged_source.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// What the build makes of one file of the learner's (cmake/lesson.cmake).
struct Targets {
  std::string tests;
  std::string bodies;
  std::string in_float;

  Targets(const CourseLesson& lesson, const std::string& file)
      : tests(test_program(lesson, file)),
        bodies(fmt::format("my_bodies_{}_{}", lesson.number, fs::path(file).stem().string())),
        in_float(fmt::format("my_float_{}_{}", lesson.number, fs::path(file).stem().string())) {}
};

constexpr const char* in_float =
    "The tests pass over it, the program does not: there real is float. Write real(0), Matrix\n"
    "and RowVector instead of 0.0, double and Eigen's own types.\n";

constexpr const char* of_another_version =
    "exercises/{0}/{1} was made by another version of the course, with other exercises.\n"
    "'./learn reset {2}' makes the lesson's files anew and keeps yours beside them.\n";

/// Why it does not compile, in the compiler's words or in ours.
std::string why_not_built(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                          const std::string& words) {
  const auto yours = read_text_file(place.course.exercise_folder(lesson.name) / exercise.file);
  const auto reference = read_text_file(place.course.solution_folder(lesson.name) / exercise.file);
  if (has_other_exercises(yours, reference)) {
    return fmt::format(of_another_version, lesson.name, exercise.file, lesson.number);
  }
  const auto error = error_in_words(place.course.root(), words);
  return error.empty() ? words : error;
}

/// What is known without running the tests.
Verdict built_verdict(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                      const Built& built) {
  Verdict verdict{.exercise = exercise.id};
  const auto& root = place.course.root();
  const Targets targets(lesson, exercise.file);
  const auto words = built.words_about(targets.bodies) + built.words_about(targets.tests);
  if (built.failed(targets.bodies) || built.failed(targets.tests)) {
    verdict.error = why_not_built(place, lesson, exercise, words);
  } else if (built.failed(targets.in_float)) {
    verdict.error = error_in_words(root, built.words_about(targets.in_float)) + in_float;
  }
  verdict.warnings = warnings_in_words(words);
  return verdict;
}

/// The exercises in which nothing is written yet.
std::set<std::string> unwritten(const Place& place, const CourseLesson& lesson) {
  std::set<std::string> all;
  for (const auto& exercise : lesson.exercises) {
    const auto file = place.course.exercise_folder(lesson.name) / exercise.file;
    if (is_to_do(read_text_file(file), exercise.id)) all.insert(exercise.id);
  }
  return all;
}

/// The kept verdicts with the new ones in their places.
std::vector<Verdict> merged_with_kept(const Place& place, const CourseLesson& lesson,
                                      const std::vector<Verdict>& now) {
  auto all = kept_verdicts(place, lesson);
  for (const auto& verdict : now) {
    std::erase_if(all, [&](const Verdict& old) { return old.exercise == verdict.exercise; });
    all.push_back(verdict);
  }
  return all;
}

}  // namespace

std::vector<Verdict> check_exercises(const Place& place, const CourseLesson& lesson,
                                     const std::vector<Exercise>& exercises, const TreeLock& held) {
  const auto judged = checksums_of_judged(place.course, lesson);
  const auto before = kept_verdicts(place, lesson);
  const auto to_do = unwritten(place, lesson);
  write_judged(place, lesson);
  std::set<std::string> all_targets;
  for (const auto& exercise : exercises) {
    if (to_do.contains(exercise.id)) continue;
    const Targets targets(lesson, exercise.file);
    all_targets.insert({targets.tests, targets.bodies, targets.in_float});
  }
  const auto built = all_targets.empty()
                         ? Built{}
                         : build_what_can_be(place, {all_targets.begin(), all_targets.end()}, held);
  const bool own_fault =
      std::ranges::any_of(all_targets, [&](const auto& t) { return built.failed(t); });
  if (built.status != 0 && !own_fault) throw std::runtime_error(built.output);

  std::vector<Verdict> verdicts;
  for (const auto& exercise : exercises) {
    Verdict verdict{.exercise = exercise.id, .to_do = to_do.contains(exercise.id)};
    if (!verdict.to_do) {
      verdict = built_verdict(place, lesson, exercise, built);
      // A compiler warns only when it compiles.
      const auto old = std::ranges::find(before, exercise.id, &Verdict::exercise);
      if (verdict.warnings.empty() && old != before.end()) verdict.warnings = old->warnings;
      if (verdict.error.empty()) {
        auto tested = judge(place, lesson, exercise);
        tested.warnings = verdict.warnings;
        verdict = std::move(tested);
      }
    }
    const auto& [alone, among_own] = judged.at(exercise.id);
    verdict.judged = verdict.to_do || verdict.stands_alone ? alone : among_own;
    verdicts.push_back(std::move(verdict));
  }
  if (checksums_of_judged(place.course, lesson) != judged) {
    throw std::runtime_error("a file was saved meanwhile: check again");
  }
  keep_verdicts(place, lesson, merged_with_kept(place, lesson, verdicts));
  return verdicts;
}

}  // namespace dl
