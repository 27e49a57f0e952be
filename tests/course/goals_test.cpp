#include <map>

#include <nlohmann/json.hpp>

#include "common/scoreboard.hpp"
#include "course_under_test.hpp"
#include "tests/testing.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

TEST_CASE("on the full data the lesson's program reaches its goals", "[course]") {
  const Course course(DL_SOURCE_DIR);
  const auto lesson = lesson_under_test(course);
  const TemporaryFolder folder;
  const auto program = std::filesystem::path(DL_BUILD_DIR) / ("lesson_" + lesson.number);
  const auto finished = capture_command(
      {program.string(), "--data", "full", "--plot", "none", "--out", folder.path().string()});
  INFO(finished.output);
  REQUIRE(finished.status == 0);

  std::map<std::string, double> reached;
  for (const auto& score : read_scores(folder / "scores.json")) {
    reached[score.method] = score.accuracy;
  }
  const auto file = course.root() / "tests/lessons" / (lesson.name + "_goals.json");
  const auto goals = nlohmann::json::parse(read_text(file)).get<std::map<std::string, double>>();
  REQUIRE_FALSE(goals.empty());
  for (const auto& [method, goal] : goals) {
    INFO(method);
    REQUIRE(reached.contains(method));
    CHECK(reached[method] >= goal);
  }
}

}  // namespace
}  // namespace dl
