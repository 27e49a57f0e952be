#include "verdict.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/file.hpp"
#include "contents.hpp"

namespace dl {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TestResult, sentence, place, ended, passed, complaint)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Verdict, exercise, tests, stopped, printed)

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_printed = 4000;  // that is shown and kept

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// What failed, in lines; the same failure in a row only once.
std::string complaint_of(const nlohmann::json& failures) {
  std::string text;
  nlohmann::json before;
  for (const auto& failure : failures) {
    if (!failure.is_object() || failure == before) continue;
    before = failure;
    const auto expected = text_at(failure, "expected");
    const auto found = text_at(failure, "found");
    if (!expected.empty()) text += fmt::format("expected  {}\n", expected);
    if (!found.empty()) text += fmt::format("found     {}\n", found);
    for (const auto& words : failure.value("words", nlohmann::json::array())) {
      if (words.is_string()) text += words.get<std::string>() + "\n";
    }
  }
  return text;
}

/// Takes one line of a report.
void add_line(const nlohmann::json& line, Report& report) {
  if (line.contains("begins")) {
    report.tests.push_back({.sentence = text_at(line, "begins"), .place = text_at(line, "place")});
  } else if (line.contains("ends") && !report.tests.empty()) {
    auto& test = report.tests.back();
    test.ended = true;
    test.passed = line.value("passed", nlohmann::json(false)) == true;
    test.complaint = complaint_of(line.value("failures", nlohmann::json::array()));
  } else {
    report.whole = report.whole || line.contains("end");
  }
}

/// Why the tests came to no end; empty when they did, whether they pass or not.
std::string why_stopped(const Finished& run, const Report& report, const Limits& limits) {
  if (run.timed_out) {
    return fmt::format("did not end within {} s: is there a loop that goes on for ever?",
                       limits.time.count());
  }
  if (run.too_much) return "printed without end: is there a loop that goes on for ever?";
  if (run.signal != 0) return fmt::format("ended by a signal: {}", strsignal(run.signal));
  if (!report.whole) return fmt::format("ended early, with status {}", run.status);
  const bool fails = std::ranges::any_of(report.tests, [](const auto& t) { return !t.passed; });
  if (run.status != 0 && !fails) return fmt::format("ended with status {}", run.status);
  return "";
}

}  // namespace

Report read_report(const std::string& text) {
  Report report;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_object()) add_line(json, report);
  }
  return report;
}

int Verdict::passed_tests() const {
  return static_cast<int>(std::ranges::count(tests, true, &TestResult::passed));
}

bool Verdict::passed() const {
  return stopped.empty() && !tests.empty() && passed_tests() == static_cast<int>(tests.size());
}

Verdict judge(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
              const Limits& limits) {
  const auto report_file = place.build / ("my_test_" + lesson.number + ".report");
  fs::remove(report_file);
  // Catch2's own words would stand between those that the bodies print.
  const auto run = capture_command({"env", "DL_REPORT=" + report_file.string(),
                                    (place.build / ("my_test_" + lesson.number)).string(),
                                    "[" + exercise.id + "]", "--out", "/dev/null"},
                                   limits);
  const auto report = read_report(fs::exists(report_file) ? read_text_file(report_file) : "");
  return {.exercise = exercise.id,
          .tests = report.tests,
          .stopped = why_stopped(run, report, limits),
          .printed = run.output.substr(0, most_printed)};
}

std::filesystem::path verdict_file(const Course& course, const CourseLesson& lesson) {
  return course.root() / "build" / "verdicts" / (lesson.number + ".json");
}

void keep_verdict(const Place& place, const CourseLesson& lesson, std::uint32_t judged,
                  const std::vector<Verdict>& verdicts) {
  const nlohmann::ordered_json json = {{"judged", judged}, {"exercises", nlohmann::json(verdicts)}};
  write_whole(verdict_file(place.course, lesson),
              json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::vector<Verdict> kept_verdict(const Place& place, const CourseLesson& lesson) {
  const auto file = verdict_file(place.course, lesson);
  if (!fs::exists(file)) return {};
  try {
    const auto json = nlohmann::json::parse(read_text_file(file));
    if (json.at("judged") != checksum_of_judged(place.course, lesson)) return {};
    return json.at("exercises").get<std::vector<Verdict>>();
  } catch (const nlohmann::json::exception&) {
    return {};  // the next check writes a new one
  } catch (const InputError&) {
    return {};
  }
}

}  // namespace dl
