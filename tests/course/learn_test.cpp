#include <nlohmann/json.hpp>

#include "tests/testing.hpp"
#include "tools/course.hpp"
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
       {"list", "run", "check", "hint", "diff", "reset", "scoreboard", "tour", "test"}) {
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
                               {"reset", "01", "02"},
                               {"scoreboard", "--plot", "oil"},
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

TEST_CASE("every exercise has a hint that learn shows", "[course]") {
  for (const auto& lesson : Course(DL_SOURCE_DIR).lessons()) {
    for (const auto& exercise : lesson.exercises) {
      const auto finished = learn({"hint", exercise.id});
      CHECK(finished.status == 0);
      REQUIRE(!exercise.hints.empty());
      CHECK_THAT(finished.output, ContainsSubstring(exercise.hints[0]));
    }
  }
}

TEST_CASE("a lesson's own help names its options", "[course]") {
  const auto finished = learn({"run", "01", "--", "--help"});
  CHECK(finished.status == 0);
  for (const char* option : {"--data", "--seed", "--plot", "--out", "--quick"}) {
    CHECK_THAT(finished.output, ContainsSubstring(option));
  }
}

TEST_CASE("a report of a crashed test program is not taken for a verdict", "[course]") {
  CHECK_THROWS_WITH(read_report(""), ContainsSubstring("before its report was whole"));
  CHECK_THROWS_WITH(read_report("<?xml version=\"1.0\"?><Catch><Group>"),
                    ContainsSubstring("before its report was whole"));
}

TEST_CASE("output of the learner before the report does not hide it", "[course]") {
  const auto results = read_report(
      "looking for my mistake\n<?xml version=\"1.0\"?><Catch><Group><TestCase name=\"a\" "
      "tags=\"[01.2]\" filename=\"tests/t.cpp\" line=\"3\"><Info>why</Info>"
      "<OverallResult success=\"false\"/></TestCase></Group></Catch>");
  REQUIRE(results.size() == 1);
  CHECK(results[0].exercise == "01.2");
  CHECK(results[0].place == "tests/t.cpp:3");
  CHECK_FALSE(results[0].passed);
  CHECK(results[0].complaint == "why\n");
}

}  // namespace
}  // namespace dl
