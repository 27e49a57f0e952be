#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "place.hpp"

namespace dl {

/// How one test case came out.
struct TestResult {
  std::string sentence;  ///< the test's name
  std::string exercise;  ///< its tag: "03.2"
  std::string place;     ///< "tests/lessons/03_perceptron_test.cpp:31"
  bool passed = false;
  std::string complaint;  ///< what was expected and what came, empty when it passed
};

/// Reads the XML report that a Catch2 test program (version 2 or 3) writes.
/// Throws std::runtime_error when the report is not whole, as after a crash.
std::vector<TestResult> read_report(const std::string& xml);

/// Where the report of a lesson's last check lies.
std::filesystem::path report_file(const Place& place, const CourseLesson& lesson);

/// How many of an exercise's tests there are, and how many of them pass.
struct Count {
  int passed = 0;
  int all = 0;
};
Count count_tests(const std::vector<TestResult>& results, const std::string& exercise);

/// How many of a lesson's exercises pass: those that have tests of which none fails.
int count_exercises(const std::vector<TestResult>& results, const CourseLesson& lesson);

}  // namespace dl
