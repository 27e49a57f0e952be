#include "verdict.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/file.hpp"
#include "complaint.hpp"
#include "contents.hpp"

namespace dl {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TestResult, sentence, place, ended, passed, complaint, remark)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Verdict, exercise, judged, to_do, error, warnings, tests,
                                   stopped, printed)

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_printed = 4000;  // that is shown and kept

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Takes what failed in a test; the same failure in a row only once.
void add_failures(const nlohmann::json& failures, TestResult& test) {
  nlohmann::json before;
  for (const auto& failure : failures) {
    if (!failure.is_object() || failure == before) continue;
    before = failure;
    if (text_at(failure, "kind") == "remark") {
      test.remark += remark_of(failure);
      continue;
    }
    if (test.complaint.empty() && !text_at(failure, "place").empty()) {
      test.place = text_at(failure, "place");
    }
    test.complaint += complaint_of(failure);
  }
}

/// Takes one line of a report.
void add_line(const nlohmann::json& line, Report& report) {
  if (line.contains("begins")) {
    report.tests.push_back({.sentence = text_at(line, "begins"), .place = text_at(line, "place")});
  } else if (line.contains("ends") && !report.tests.empty()) {
    auto& test = report.tests.back();
    test.ended = true;
    test.passed = line.value("passed", nlohmann::json(false)) == true;
    add_failures(line.value("failures", nlohmann::json::array()), test);
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
  if (run.signal == SIGSEGV) {
    return "ended by a signal: Segmentation fault, often an index outside of a matrix or a vector";
  }
  if (run.signal != 0) return fmt::format("ended by a signal: {}", strsignal(run.signal));
  if (!report.whole) return fmt::format("ended early, with status {}", run.status);
  const bool fails = std::ranges::any_of(report.tests, [](const auto& t) { return !t.passed; });
  if (run.status != 0 && !fails) return fmt::format("ended with status {}", run.status);
  return "";
}

/// One run of an exercise's tests, alone with the reference or among the learner's own.
Verdict run_tests(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                  bool alone, const Limits& limits) {
  const auto program = place.build / test_program(lesson, exercise.file);
  const auto report_file = program.string() + ".report";
  fs::remove(report_file);
  Command command = {"env", "DL_REPORT=" + report_file};
  if (alone) command.push_back("DL_JUDGED=" + exercise.id);
  // Catch2's own words would stand between those that the bodies print.
  command.insert(command.end(), {program.string(), "[" + exercise.id + "]", "--out", "/dev/null"});
  const auto run = capture_command(command, limits);
  const auto report = read_report(fs::exists(report_file) ? read_text_file(report_file) : "");
  return {.exercise = exercise.id,
          .tests = report.tests,
          .stopped = why_stopped(run, report, limits),
          .printed = run.output.substr(0, most_printed),
          .timed_out = run.timed_out};
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
  return !to_do && error.empty() && stopped.empty() && !tests.empty() &&
         passed_tests() == static_cast<int>(tests.size());
}

Verdict judge_alone(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                    const Limits& limits) {
  return run_tests(place, lesson, exercise, true, limits);
}

Verdict judge(const Place& place, const CourseLesson& lesson, const Exercise& exercise) {
  auto alone = judge_alone(place, lesson, exercise);
  alone.stands_alone = alone.passed();
  if (alone.passed() || alone.timed_out) return alone;
  const auto among_own = run_tests(place, lesson, exercise, false, for_judging);
  return among_own.passed() ? among_own : alone;
}

std::string test_program(const CourseLesson& lesson, const std::string& file) {
  return fmt::format("my_test_{}_{}", lesson.number, fs::path(file).stem().string());
}

std::filesystem::path verdict_file(const Course& course, const CourseLesson& lesson) {
  return course.root() / "build" / "verdicts" / (lesson.number + ".json");
}

void keep_verdicts(const Place& place, const CourseLesson& lesson,
                   const std::vector<Verdict>& verdicts) {
  const nlohmann::ordered_json json = {{"exercises", nlohmann::json(verdicts)}};
  write_whole(verdict_file(place.course, lesson),
              json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::vector<Verdict> kept_verdicts(const Place& place, const CourseLesson& lesson) {
  const auto file = verdict_file(place.course, lesson);
  if (!fs::exists(file)) return {};
  std::vector<Verdict> current;
  try {
    const auto json = nlohmann::json::parse(read_text_file(file));
    const auto judged = checksums_of_judged(place.course, lesson);
    for (auto& verdict : json.at("exercises").get<std::vector<Verdict>>()) {
      const auto now = judged.find(verdict.exercise);
      if (now == judged.end()) continue;
      const auto& [alone, among_own] = now->second;
      if (verdict.judged == alone || verdict.judged == among_own) current.push_back(verdict);
    }
    return current;
  } catch (const nlohmann::json::exception&) {
    return {};  // the next check writes a new one
  } catch (const InputError&) {
    return {};
  }
}

}  // namespace dl
