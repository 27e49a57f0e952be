#include "scoreboard.hpp"
#include "tree.hpp"

namespace dl {
namespace {

/// Runs a lesson on the full data and returns its score.
double full_score(const std::string& number, const std::string& method) {
  static const TemporaryFolder folder;
  const auto out = folder / number;
  if (!std::filesystem::exists(out)) {
    CourseTree::run({fmt::format("{}/lesson_{}", DL_BUILD_DIR, number), "--data", "full", "--plot",
                     "none", "--out", out.string()});
  }
  for (const auto& score : read_scores(out / "scores.json")) {
    if (score.method == method) return score.accuracy;
  }
  FAIL("lesson " << number << " has no score for " << method);
  return 0;
}

TEST_CASE("the goals of lessons 01 to 03 are reached on the full data", "[course]") {
  CHECK(full_score("01", "rules by hand") >= 0.60);
  CHECK(full_score("02", "tree of 12 leaves") >= 0.68);
  CHECK(full_score("02", "HOG + linear SVM") >= 0.89);
  CHECK(full_score("02", "random forest") >= 0.87);
  CHECK(full_score("03", "perceptron, averaged weights") >= 0.83);
}

TEST_CASE("in a learner's tree the repository's tests pass, and his work is named", "[course]") {
  const CourseTree tree;
  const auto lessons = tree.course().lessons();
  REQUIRE(lessons.size() >= 3);
  tree.fill_in(lessons[0]);
  const auto broken = tree.course().exercise_folder(lessons[1].name) / "hog.hpp";
  write_text(broken, "#error half written\n" + read_text(broken));
  write_text(tree.course().exercise_folder(lessons[2].name) / "helper.hpp", "int helper();\n");
  tree.configure();
  tree.build("learn");
  const auto learn = (tree.build() / "tools" / "learn").string();
  // The tests of the course itself make trees of their own: here it is the rest that matters.
  const auto output =
      CourseTree::run({"env", "CI=false", learn, "test", "--", "-E", "^course: (every|what|a |with)"});
  CHECK_THAT(output, ContainsSubstring("100% tests passed"));
  const auto named = CourseTree::run(
      {"env", "CI=false", (tree.build() / "tools" / "make_exercises").string(), "--check"});
  for (const char* file : {"exercises/01_rules/features.hpp", "exercises/02_conventional_ml/hog.hpp",
                           "exercises/03_perceptron/helper.hpp"}) {
    CHECK_THAT(named, ContainsSubstring(fmt::format("worked on: {}", file)));
  }
}

}  // namespace
}  // namespace dl
