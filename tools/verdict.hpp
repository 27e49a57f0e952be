#pragma once

#include <string>
#include <vector>

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

}  // namespace dl
