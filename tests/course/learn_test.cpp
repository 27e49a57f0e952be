#include <csignal>
#include <thread>

#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/testing.hpp"
#include "tools/course.hpp"
#include "tools/hints.hpp"
#include "tools/process.hpp"
#include "tools/verdict.hpp"

namespace dl {
namespace {

Finished learn(Command words) {
  words.insert(words.begin(), DL_LEARN);
  return capture_command(words);
}

TEST_CASE("learn says what it knows, as a whole and for each command", "[course]") {
  const auto help = learn({"--help"});
  CHECK(help.status == 0);
  for (const char* command :
       {"road", "list", "run", "check", "watch", "hint", "next", "diff", "reset", "undo",
        "progress", "update", "scoreboard", "book", "tour", "test"}) {
    CHECK_THAT(help.output, ContainsSubstring(std::string("./learn ") + command));
    const auto own = learn({command, "--help"});
    CHECK(own.status == 0);
    CHECK_THAT(own.output, ContainsSubstring(std::string("./learn ") + command));
  }
}

TEST_CASE("a wrong command line is one line and status 2", "[course]") {
  for (const Command& words : {Command{"dance"},
                               {"run"},
                               {"run", "99"},
                               {"check", "xx"},
                               {"list", "--colour"},
                               {"hint", "01.99"},
                               {"hint", "01"},
                               {"reset", "01.99"},
                               {"diff", "99.1"},
                               {"watch", "01"},  // there is no terminal
                               {"undo", "01"},
                               {"progress", "send"},
                               {"progress", "export"},
                               {"reset", "01", "02"},
                               {"scoreboard", "--plot", "oil"},
                               {"book", "--yours"},
                               {"run", "01", "--", "--plot", "oil"},
                               {"run", "01", "--", "--data"},
                               {"run", "01", "--", "--seed", "one"},
                               {"run", "01", "--", "--epochs", "3"}}) {
    const auto finished = learn(words);
    INFO(words[0] << " ... " << words.back() << ": " << finished.output);
    CHECK(finished.status == 2);
    CHECK(std::count(finished.output.begin(), finished.output.end(), '\n') == 1);
  }
}

TEST_CASE("missing data is one line that says how to get it, and status 1", "[course]") {
  const auto finished = learn({"run", "01", "--", "--data", "/nowhere", "--plot", "none"});
  CHECK(finished.status == 1);
  CHECK(finished.output ==
        "01_rules: /nowhere: not found: expected --data mini, full or a folder with the four IDX "
        "files\n");
}

TEST_CASE("the list is the road, for people and for programs", "[course]") {
  const auto json = nlohmann::json::parse(learn({"list", "--json"}).output);
  REQUIRE(json.size() >= 3);
  CHECK(json[0]["name"] == "01_rules");
  CHECK(json[0]["exercises"][0]["id"] == "01.1");
  const auto text = learn({"list"}).output;
  for (const auto& lesson : json) {
    CHECK_THAT(text, ContainsSubstring(lesson["title"].get<std::string>()));
  }
}

TEST_CASE("without a command learn shows the road and the next step", "[course]") {
  const auto finished = learn({});
  CHECK(finished.status == 0);
  CHECK_THAT(finished.output, ContainsSubstring("Next: "));
}

TEST_CASE("what was seen of an exercise's hints is shown again", "[course]") {
  const Course course(DL_SOURCE_DIR);
  const auto exercise = course.lesson("01").exercises[0];
  const auto finished = learn({"hint", exercise.id, "--again"});
  CHECK(finished.status == 0);
  CHECK(finished.output ==
        fmt::format("{} {}\n{}", exercise.id, exercise.title, hints_seen(course, exercise, false)));
}

TEST_CASE("progress tells of every exercise, for people and for programs", "[course]") {
  const auto json = nlohmann::json::parse(learn({"progress", "--json"}).output);
  const auto lessons = Course(DL_SOURCE_DIR).lessons();
  REQUIRE(json.size() == lessons.size());
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    CHECK(json[i]["number"] == lessons[i].number);
    CHECK(json[i]["exercises"].size() == lessons[i].exercises.size());
  }
  CHECK_THAT(learn({"progress"}).output, ContainsSubstring(lessons[0].name.substr(3)));
  CHECK_THAT(learn({"progress", "export", "-"}).output, ContainsSubstring("\"format\""));
}

TEST_CASE("a lesson's own help names its options", "[course]") {
  const auto finished = learn({"run", "01", "--", "--help"});
  CHECK(finished.status == 0);
  for (const char* option : {"--data", "--seed", "--plot", "--out", "--quick"}) {
    CHECK_THAT(finished.output, ContainsSubstring(option));
  }
}

TEST_CASE("a report that a crash has cut is not whole, and tells in which test it was",
          "[course]") {
  CHECK_FALSE(read_report("").whole);
  const auto report = read_report(
      "{\"begins\": \"a\", \"tags\": \"[01.2]\", \"place\": \"tests/t.cpp:3\"}\n"
      "{\"ends\": \"a\", \"passed\": true, \"failures\": []}\n"
      "{\"begins\": \"b\", \"tags\": \"[01.2]\", \"place\": \"tests/t.cpp:9\"}\n"
      "{\"ends\": \"b\", \"pas");
  CHECK_FALSE(report.whole);
  REQUIRE(report.tests.size() == 2);
  CHECK(report.tests[0].passed);
  CHECK(report.tests[1].sentence == "b");
  CHECK(report.tests[1].place == "tests/t.cpp:9");
  CHECK_FALSE(report.tests[1].ended);
  CHECK_FALSE(report.tests[1].passed);
}

TEST_CASE("a report says what was expected and what was found", "[course]") {
  const auto report = read_report(
      "{\"begins\": \"a\"}\n{\"ends\": \"a\", \"passed\": false, \"failures\": [{\"expected\": "
      "\"x == 3\", \"found\": \"2 == 3\", \"words\": [\"why\"]}]}\n{\"end\": \"of the report\"}\n");
  CHECK(report.whole);
  REQUIRE(report.tests.size() == 1);
  CHECK_FALSE(report.tests[0].passed);
  CHECK(report.tests[0].complaint == "expected  x = 3\nfound     2\nwhy\n");
  const auto remark = read_report(
      "{\"begins\": \"a\"}\n{\"ends\": \"a\", \"passed\": true, \"failures\": [{\"kind\": "
      "\"remark\", "
      "\"expected\": \"x == 0\", \"found\": \"2 == 0\", \"words\": [\"slow\"]}]}\n");
  CHECK(remark.tests.at(0).passed);
  CHECK(remark.tests.at(0).complaint.empty());
  CHECK(remark.tests.at(0).remark == "a remark: slow\n");
}

TEST_CASE("a command that is not to be trusted ends at its limits", "[course]") {
  const Limits limits{.time = std::chrono::seconds(1), .memory = 1 << 28, .output = 1 << 22};
  const auto slow = capture_command({"sleep", "30"}, limits);
  CHECK(slow.timed_out);
  CHECK(slow.status == 128 + SIGKILL);
  CHECK(slow.signal == SIGKILL);
  const auto endless = capture_command({"yes"}, limits);
  CHECK(endless.too_much);
  CHECK(endless.output.size() <= 1 << 20);
  const auto greedy = capture_command({"head", "-c", "1G", "/dev/zero"}, limits);
  CHECK(greedy.too_much);
  const auto hungry =
      capture_command({"tail", "/dev/zero"},
                      {.time = std::chrono::seconds(30), .memory = 1 << 28, .output = 1 << 22});
  CHECK(hungry.status == 1);
  CHECK_THAT(hungry.output, ContainsSubstring("memory"));
  const auto many = capture_command({"sh", "-c", "exit 197"}, limits);  // as 197 failures are told
  CHECK(many.status == 197);
  CHECK(many.signal == 0);
  const auto left_behind = capture_command({"sh", "-c", "yes & exit 7"}, limits);
  CHECK(left_behind.too_much);
  CHECK(left_behind.status == 7);
  const auto quick = capture_command({"echo", "so"}, limits);
  CHECK(quick.status == 0);
  CHECK(quick.output == "so\n");
  CHECK_THROWS_WITH(capture_command({"no-such-command"}, limits),
                    ContainsSubstring("cannot run no-such-command: No such file"));
}

TEST_CASE("a command ends with the program that started it", "[course]") {
  const TemporaryFolder folder;
  const auto ticks = (folder / "ticks").string();
  const Command tick = {"sh", "-c", "while :; do echo tick >>" + ticks + "; sleep 0.05; done"};
  for (const bool trusted : {false, true}) {
    const pid_t parent = fork();
    if (parent == 0) {
      const Limits limits{.time = std::chrono::seconds(60), .memory = 1 << 28, .output = 1 << 22};
      _exit(trusted ? run_command(tick).status : capture_command(tick, limits).status);
    }
    const auto pause = std::chrono::milliseconds(200);
    while (!std::filesystem::exists(ticks)) std::this_thread::sleep_for(pause);
    kill(parent, SIGKILL);
    waitpid(parent, nullptr, 0);
    std::this_thread::sleep_for(pause);
    const auto size = std::filesystem::file_size(ticks);
    std::this_thread::sleep_for(2 * pause);
    CHECK(std::filesystem::file_size(ticks) == size);
    std::filesystem::remove(ticks);
  }
}

TEST_CASE("an exercise passes when its tests came to their end and all pass", "[course]") {
  const TestResult good{.sentence = "a", .place = "", .ended = true, .passed = true};
  const TestResult bad{.sentence = "b", .place = "", .ended = true, .passed = false};
  CHECK(Verdict{.exercise = "01.2", .tests = {good}}.passed());
  CHECK_FALSE(Verdict{.exercise = "01.2"}.passed());
  CHECK_FALSE(Verdict{.exercise = "01.2", .tests = {good, bad}}.passed());
  CHECK_FALSE(Verdict{.exercise = "01.2", .to_do = true, .tests = {good}}.passed());
  CHECK_FALSE(Verdict{.exercise = "01.2", .error = "no", .tests = {good}}.passed());
  // A crash after the last test.
  CHECK_FALSE(Verdict{.exercise = "01.2", .tests = {good}, .stopped = "by a signal"}.passed());
}

}  // namespace
}  // namespace dl
