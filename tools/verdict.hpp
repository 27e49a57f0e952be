#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "place.hpp"
#include "process.hpp"

namespace dl {

/// How one test case came out.
struct TestResult {
  std::string sentence;  ///< the test's name
  std::string place;     ///< where it failed, "tests/lessons/03_perceptron/train_test.cpp:31"
  bool ended = false;    ///< it was run to its end
  bool passed = false;
  std::string complaint = {};  ///< in lines what was expected and what came; empty when it passed
  std::string remark = {};     ///< in lines what is no mistake, and could be better
};

/// What a test program reports (tests/report.cpp says how it is written).
struct Report {
  std::vector<TestResult> tests;
  bool whole = false;  ///< it came to its end
};

/// Takes what it can use of a report; one that a crash has cut is not whole.
Report read_report(const std::string& text);

/// What is known of one exercise.
struct Verdict {
  std::string exercise;       ///< "03.2"
  std::uint32_t judged = 0;   ///< checksum of what it is about: one of Judged
  bool to_do = false;         ///< nothing is written yet
  std::string error = {};     ///< in lines why it does not compile; empty when it does
  std::string warnings = {};  ///< in lines what the compiler says of code that it takes
  std::vector<TestResult> tests = {};
  std::string stopped = {};  ///< why the tests came to no end; empty when they did
  std::string printed = {};  ///< what was printed while they ran
  bool timed_out = false;    ///< they were stopped for the time they took

  /// It passes, or is to do, whatever the learner wrote in other exercises.
  bool stands_alone = false;

  int passed_tests() const;
  bool passed() const;
};

/// The tests of an exercise take a second or two and some megabytes.
constexpr Limits for_judging{
    .time = std::chrono::seconds(30), .memory = std::uint64_t{4} << 30, .output = 4 << 20};

/// Runs the tests of one exercise, on their own and within limits; they must be built. What it
/// needs of its neighbours comes from the reference.
Verdict judge_alone(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                    const Limits& limits = for_judging);

/// The same; what fails so and passes with the learner's own neighbours, as when two bodies keep
/// their state in another way, passes.
Verdict judge(const Place& place, const CourseLesson& lesson, const Exercise& exercise);

/// The program with the tests of the exercises in a file: "my_test_03_train".
std::string test_program(const CourseLesson& lesson, const std::string& file);

// The verdicts on a lesson are kept, each with a checksum of all that it is about: when that
// changes, it is no longer one.

void keep_verdicts(const Place& place, const CourseLesson& lesson,
                   const std::vector<Verdict>& verdicts);

/// Those that are about the exercises as they are now.
std::vector<Verdict> kept_verdicts(const Place& place, const CourseLesson& lesson);

/// Where they lie.
std::filesystem::path verdict_file(const Course& course, const CourseLesson& lesson);

}  // namespace dl
