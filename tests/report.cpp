#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "tests/catch.hpp"

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_failures = 50;  // of one test: a loop can fail for ever
constexpr std::size_t longest_words = 4000;

std::string cut(std::string words) {
  if (words.size() > longest_words) words.replace(longest_words, std::string::npos, " ...");
  return words;
}

/// The whole expression of a CHECK; nothing for an exception that came outside of one.
std::string expression_of(const Catch::AssertionResult& result) {
  const std::string expression = result.hasExpression() ? result.getExpression() : "";
  return expression.starts_with('{') ? "" : expression;
}

const char* kind_of(const Catch::AssertionResult& result) {
  if (result.isOk()) return "remark";
  return result.getResultType() == Catch::ResultWas::DidntThrowException ? "no exception"
                                                                         : "failure";
}

/// Open when a report is wanted.
std::ofstream report_file() {
  const char* path = std::getenv("DL_REPORT");
  if (path == nullptr) return {};
  Catch::StringMaker<double>::precision = std::numeric_limits<double>::max_digits10;
  Catch::StringMaker<float>::precision = std::numeric_limits<float>::max_digits10;
  // What was printed before a crash must not be lost with it.
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  return std::ofstream(path);
}

/// Reports how the tests come out, a line of JSON each, into the file that the environment variable
/// DL_REPORT names; what the bodies print goes its own way. Each line is there as soon as it is
/// known, so that after a crash the report tells in which test it was. Kinds are also "no
/// exception", where one was expected, and "remark", of a check that need not hold:
///
///   {"begins": "a test's sentence", "tags": "[03.2]", "place":
///   "tests/lessons/03_perceptron/train_test.cpp:31"}
///   {"ends": "a test's sentence", "passed": false,
///    "failures": [{"kind": "failure", "place": "tests/lessons/03_perceptron/train_test.cpp:35",
///                  "expected": "x == 1", "found": "2 == 1", "words": ["a message"]}]}
///   {"end": "of the report"}
///
/// A failure of a test that passed is a remark (CHECK_NOFAIL).
class Report : public dl::ListenerBase {
 public:
  using dl::ListenerBase::ListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo& test) override {
    name_ = test.name;
    failures_ = Json::array();
    write({{"begins", name_},
           {"tags", test.tagsAsString()},
           {"place", std::string(test.lineInfo.file) + ":" + std::to_string(test.lineInfo.line)}});
  }

  dl::ListenerAnswer assertionEnded(const Catch::AssertionStats& stats) override {
    const auto& result = stats.assertionResult;
    if (file_.is_open() && !result.succeeded() && failures_.size() < most_failures) {
      Json words = Json::array();
      for (const auto& info : stats.infoMessages) words.push_back(cut(info.message));
      const std::string message(result.getMessage());
      if (!message.empty()) words.push_back(cut(message));
      const std::string found =
          result.hasExpandedExpression() ? cut(result.getExpandedExpression()) : "";
      const auto place = result.getSourceInfo();
      failures_.push_back({{"kind", kind_of(result)},
                           {"place", fmt::format("{}:{}", place.file, place.line)},
                           {"expected", expression_of(result)},
                           {"found", found},
                           {"words", words}});
    }
    return dl::ListenerAnswer(true);
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    write({{"ends", name_}, {"passed", stats.totals.assertions.allOk()}, {"failures", failures_}});
  }

  void testRunEnded(const Catch::TestRunStats&) override { write({{"end", "of the report"}}); }

 private:
  void write(const Json& line) {
    if (!file_.is_open()) return;
    file_ << line.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
  }

  std::ofstream file_ = report_file();
  std::string name_;
  Json failures_;
};

CATCH_REGISTER_LISTENER(Report)

}  // namespace
