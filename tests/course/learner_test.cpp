#include "tree.hpp"

namespace dl {
namespace {

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
  const auto output = CourseTree::run({"env", "CI=false", learn, "test"});
  CHECK_THAT(output, ContainsSubstring("100% tests passed"));
  const auto named = CourseTree::run(
      {"env", "CI=false", (tree.build() / "tools" / "make_exercises").string(), "--check"});
  for (const char* file : {"01_rules/features.hpp", "02_conventional_ml/hog.hpp"}) {
    CHECK_THAT(named, ContainsSubstring(fmt::format("worked on: exercises/{}", file)));
  }
  CHECK_THAT(named, !ContainsSubstring("helper.hpp"));  // no file of the course's
}

}  // namespace
}  // namespace dl
