#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "common/file.hpp"
#include "tools/build.hpp"
#include "tools/process.hpp"
#include "tools/verdict.hpp"

namespace dl {
namespace {

// Seconds; the tests of a lesson take few.
constexpr const char* time_limit = "30";
constexpr int timed_out = 124;  // the status of timeout(1)

std::string indented(const std::string& text) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    result += "      " + text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return result;
}

void show_exercise(const Exercise& exercise, const std::vector<TestResult>& results, bool details) {
  const auto tests = count_tests(results, exercise.id);
  if (tests.all == 0) {
    fmt::print("{}  {:<58} not run: the program ended before\n", exercise.id, exercise.title);
    return;
  }
  fmt::print("{}  {:<58} {}  {} of {} tests\n", exercise.id, exercise.title,
             tests.passed == tests.all ? "passes" : "fails ", tests.passed, tests.all);
  for (const auto& result : results) {
    if (result.exercise != exercise.id || result.passed) continue;
    fmt::print("    fails: {}\n", result.sentence);
    if (!details) continue;
    fmt::print("{}      at {}\n", indented(result.complaint), result.place);
    details = false;  // the first failure is enough to work on
  }
}

int run_check(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  const auto report = report_file(place, lesson);
  std::filesystem::remove(report);
  if (build_target(place, {"my_test_" + lesson.number}) != 0) {
    fmt::print("\nexercises/{} does not compile: the first error above says where\n", lesson.name);
    return 1;
  }
  const auto program = place.build / ("my_test_" + lesson.number);
  const auto run =
      capture_command({"timeout", time_limit, program.string(), "--reporter", "xml"}, false);
  if (run.status == timed_out) {
    fmt::print("the tests did not end within {} s: is there a loop that goes on for ever?\n\n",
               time_limit);
  }
  std::vector<TestResult> results;
  try {
    results = read_report(run.output);
  } catch (const std::runtime_error& crashed) {
    fmt::print("{} (status {}); to see where: {}\n", crashed.what(), run.status, program.string());
    return 1;
  }
  write_whole(report, run.output);

  bool details = true;
  for (const auto& exercise : lesson.exercises) {
    const auto tests = count_tests(results, exercise.id);
    show_exercise(exercise, results, details);
    if (tests.passed < tests.all) details = false;
  }
  const int passed = count_exercises(results, lesson);
  const int all = static_cast<int>(lesson.exercises.size());
  if (passed == all && run.status == 0) {
    fmt::print("\nAll {} exercises pass. './learn diff {}' shows yours beside the reference.\n",
               all, lesson.number);
    return 0;
  }
  const auto first = std::ranges::find_if(lesson.exercises, [&](const Exercise& exercise) {
    const auto tests = count_tests(results, exercise.id);
    return tests.all == 0 || tests.passed < tests.all;
  });
  if (first != lesson.exercises.end()) {
    fmt::print("\n{} of {} exercises pass. Next: {} in exercises/{}/{}; './learn hint {}' helps.\n",
               passed, all, first->id, lesson.name, first->file, first->id);
  }
  return 1;
}

}  // namespace

Subcommand commands::check() { return {"check", "NN", "the verdict on your exercise", run_check}; }

}  // namespace dl
