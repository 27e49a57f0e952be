#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "place.hpp"
#include "process.hpp"

namespace dl {

/// How one test case came out.
struct TestResult {
  std::string sentence;  ///< the test's name
  std::string place;     ///< "tests/lessons/03_perceptron/train_test.cpp:31"
  bool ended = false;    ///< it was run to its end
  bool passed = false;
  std::string complaint = {};  ///< what was expected and what came, empty when it passed
};

/// What a test program reports (tests/report.cpp says how it is written).
struct Report {
  std::vector<TestResult> tests;
  bool whole = false;  ///< it came to its end
};

/// Takes what it can use of a report; one that a crash has cut is not whole.
Report read_report(const std::string& text);

/// What the tests say of one exercise.
struct Verdict {
  std::string exercise;  ///< "03.2"
  std::vector<TestResult> tests;
  std::string stopped;  ///< why the tests came to no end; empty when they did
  std::string printed;  ///< what was printed while they ran

  int passed_tests() const;
  bool passed() const;
};

/// The tests of an exercise take a second or two and some megabytes.
constexpr Limits for_judging{
    .time = std::chrono::seconds(30), .memory = std::uint64_t{4} << 30, .output = 4 << 20};

/// Runs the tests of one exercise, on their own and within limits; they must be built.
Verdict judge(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
              const Limits& limits = for_judging);

// The verdict on a lesson is kept with a checksum of all that it is about: when that changes, the
// verdict is no longer one.

/// Keeps the verdict on what had this checksum (checksum_of_judged).
void keep_verdict(const Place& place, const CourseLesson& lesson, std::uint32_t judged,
                  const std::vector<Verdict>& verdicts);

/// The last verdict, when it is about the exercise as it is now; nothing otherwise.
std::vector<Verdict> kept_verdict(const Place& place, const CourseLesson& lesson);

/// Where it lies.
std::filesystem::path verdict_file(const Course& course, const CourseLesson& lesson);

}  // namespace dl
