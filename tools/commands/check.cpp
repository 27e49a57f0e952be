#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "commands.hpp"
#include "common/error.hpp"
#include "tools/build.hpp"
#include "tools/contents.hpp"
#include "tools/verdict.hpp"

namespace dl {
namespace {

constexpr int most_printed_lines = 5;

/// The lines of a text, at most so many, indented.
std::string indented(const std::string& text, int most = std::numeric_limits<int>::max()) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size(); --most) {
    if (most == 0) return result + "      ...\n";
    const auto end = std::min(text.find('\n', begin), text.size());
    result += "      " + printable(text.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return result;
}

void show_test(const TestResult& test, bool details) {
  fmt::print("    {}: {}\n", test.ended ? "fails" : "stops in", test.sentence);
  if (details) fmt::print("{}      at {}\n", indented(test.complaint), test.place);
}

void show(const Exercise& exercise, const Verdict& verdict, bool details) {
  fmt::print("{}  {:<58} {}  {} of {} tests\n", exercise.id, exercise.title,
             verdict.passed() ? "passes" : "fails ", verdict.passed_tests(), verdict.tests.size());
  for (const auto& test : verdict.tests) {
    if (test.passed) {
      if (!test.complaint.empty()) fmt::print("    remark:\n{}", indented(test.complaint));
      continue;
    }
    show_test(test, details);
    details = false;  // the first failure is enough to work on
  }
  if (!verdict.stopped.empty()) fmt::print("    the tests {}\n", verdict.stopped);
  if (!verdict.printed.empty()) {
    fmt::print("    printed:\n{}", indented(verdict.printed, most_printed_lines));
  }
}

/// Shows the verdicts one by one, and the details of the first that fails.
std::vector<Verdict> judge_all(const Place& place, const CourseLesson& lesson) {
  std::vector<Verdict> verdicts;
  bool details = true;
  for (const auto& exercise : lesson.exercises) {
    verdicts.push_back(judge(place, lesson, exercise));
    show(exercise, verdicts.back(), details);
    std::fflush(stdout);
    details = details && verdicts.back().passed();
  }
  return verdicts;
}

bool is_missing(const Place& place, const CourseLesson& lesson) {
  const auto folder = place.course.exercise_folder(lesson.name);
  for (const auto& name : lesson.files) {
    if (std::filesystem::is_regular_file(folder / name)) continue;
    fmt::print("exercises/{}/{} is missing; './learn reset {}' makes it, and keeps what is there\n",
               lesson.name, name, lesson.number);
    return true;
  }
  return false;
}

int run_check(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  if (is_missing(place, lesson)) return 1;
  const TreeLock held(place);
  const auto judged = checksum_of_judged(place.course, lesson);
  if (build_target(place, {"my_test_" + lesson.number}, held) != 0) {
    fmt::print("\nexercises/{} does not compile: the first error above says where\n", lesson.name);
    return 1;
  }
  const auto verdicts = judge_all(place, lesson);
  if (checksum_of_judged(place.course, lesson) != judged) {
    fmt::print("\nA file was saved meanwhile: check again.\n");
    return 1;
  }
  keep_verdict(place, lesson, judged, verdicts);

  const auto first = std::ranges::find(verdicts, false, &Verdict::passed);
  if (first == verdicts.end()) {
    fmt::print("\nAll {} exercises pass. './learn diff {}' shows yours beside the reference.\n",
               verdicts.size(), lesson.number);
    return 0;
  }
  const auto& next = lesson.exercises[static_cast<std::size_t>(first - verdicts.begin())];
  fmt::print("\n{} of {} exercises pass. Next: {} in exercises/{}/{}; './learn hint {}' helps.\n",
             std::ranges::count(verdicts, true, &Verdict::passed), verdicts.size(), next.id,
             lesson.name, next.file, next.id);
  return 1;
}

}  // namespace

Subcommand commands::check() { return {"check", "NN", "the verdict on your exercise", run_check}; }

}  // namespace dl
