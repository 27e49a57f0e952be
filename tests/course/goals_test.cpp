#include <map>

#include <nlohmann/json.hpp>

#include "common/scoreboard.hpp"
#include "tests/testing.hpp"
#include "tools/course.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The test accuracies of a lesson's program on the full data, by method, as they are kept beside
/// the lesson's text. That the program still reaches them is a test of its own.
std::map<std::string, double> reached_by(const Course& course, const CourseLesson& lesson) {
  std::map<std::string, double> reached;
  for (const auto& score :
       read_scores(course.root() / "lessons" / lesson.name / "scores-full.json")) {
    reached[score.method] = score.accuracy;
  }
  return reached;
}

TEST_CASE("on the full data the lessons' programs reach their goals", "[course]") {
  const Course course(DL_SOURCE_DIR);
  std::size_t with_goals = 0;
  for (const auto& lesson : course.lessons()) {
    const auto file = course.root() / "tests/lessons" / lesson.name / "goals.json";
    if (!fs::exists(file)) continue;
    ++with_goals;
    auto reached = reached_by(course, lesson);
    const auto goals = nlohmann::json::parse(read_text(file)).get<std::map<std::string, double>>();
    CHECK_FALSE(goals.empty());
    for (const auto& [method, goal] : goals) {
      INFO(lesson.name << ": " << method);
      REQUIRE(reached.contains(method));
      CHECK(reached[method] >= goal);
    }
  }
  CHECK(with_goals > 0);
}

}  // namespace
}  // namespace dl
