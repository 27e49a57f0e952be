#include <algorithm>

#include <boost/algorithm/string/replace.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/file.hpp"
#include "process.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

fs::path report_file(const Place& place, const CourseLesson& lesson) {
  return place.build / "verdicts" / (lesson.number + ".xml");
}

// Seconds; the tests of a lesson take few.
constexpr const char* time_limit = "30";
constexpr int timed_out = 124;  // the status of timeout(1)

struct Count {
  int passed = 0;
  int all = 0;
};

Count count_tests(const std::vector<TestResult>& results, const std::string& exercise) {
  Count count;
  for (const auto& result : results) {
    if (result.exercise != exercise) continue;
    ++count.all;
    count.passed += result.passed;
  }
  return count;
}

/// An exercise passes when it has tests and none fails.
int count_exercises(const std::vector<TestResult>& results, const CourseLesson& lesson) {
  return static_cast<int>(std::ranges::count_if(lesson.exercises, [&](const Exercise& exercise) {
    const auto tests = count_tests(results, exercise.id);
    return tests.all > 0 && tests.passed == tests.all;
  }));
}

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

}  // namespace

int build_target(const Place& place, const std::vector<std::string>& targets) {
  Command command = {"cmake", "--build", place.build.string(), "--target"};
  command.insert(command.end(), targets.begin(), targets.end());
  const bool first_time = std::ranges::any_of(
      targets, [&](const std::string& target) { return !fs::exists(place.build / target); });
  if (first_time) {
    fmt::print(stderr, "learn: building {}\n", fmt::join(targets, ", "));
    // Half a minute: on a terminal ninja shows how far it is.
    if (isatty(STDERR_FILENO) == 1) return run_command(command);
  }
  const auto built = capture_command(command);
  if (built.status != 0) {
    // With ccache the compiler names files from the build folder, where the learner is not.
    const auto from_build = fs::relative(place.course.root(), place.build).string() + "/";
    fmt::print(stderr, "{}", boost::replace_all_copy(built.output, from_build, ""));
  }
  return built.status;
}

int check(const Place& place, const CourseLesson& lesson) {
  const auto report = report_file(place, lesson);
  fs::remove(report);
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

State state_of(const Place& place, const CourseLesson& lesson) {
  if (place.course.worked_on(lesson.name).empty()) return {};
  const auto report = report_file(place, lesson);
  State state{.kind = State::worked_on};
  if (!fs::exists(report)) return state;
  for (const auto& entry : fs::directory_iterator(place.course.exercise_folder(lesson.name))) {
    if (entry.last_write_time() > fs::last_write_time(report)) return state;
  }
  try {
    state.passed = count_exercises(read_report(read_text_file(report)), lesson);
    state.kind = State::checked;
    state.done = state.passed == static_cast<int>(lesson.exercises.size());
  } catch (const std::runtime_error&) {
    // A damaged report only means that the check has to run again.
    fs::rename(report, report.string() + ".damaged");
  }
  return state;
}

std::string describe(const State& state, const CourseLesson& lesson) {
  if (state.done) return "done";
  if (state.kind == State::not_started) return "not started";
  if (state.kind == State::worked_on) return "worked on, not checked";
  return fmt::format("{} of {} exercises pass", state.passed, lesson.exercises.size());
}

}  // namespace dl
