#include <algorithm>

#include "course_under_test.hpp"
#include "tree.hpp"

namespace dl {
namespace {

void unfilled_fails_every_test_by_name(const CourseTree& tree, const CourseLesson& lesson) {
  const auto finished = tree.learn({"check", lesson.number});
  INFO(finished.output);
  CHECK(finished.status == 1);
  CHECK_THAT(finished.output, !ContainsSubstring("does not compile"));
  std::set<std::string> tested;
  for (const auto& result : tree.report(lesson)) {
    INFO(result.exercise << " " << result.sentence);
    tested.insert(result.exercise);
    CHECK_FALSE(result.passed);
    CHECK_THAT(result.complaint, ContainsSubstring("is not written yet"));
    CHECK_THAT(result.complaint, ContainsSubstring("write it in exercises/" + lesson.name));
    CHECK(result.place.starts_with("tests/lessons/" + lesson.name));
    CHECK_THAT(finished.output, ContainsSubstring(result.sentence));
  }
  for (const auto& exercise : lesson.exercises) {
    INFO(exercise.id);
    CHECK(tested.contains(exercise.id));
  }
  CHECK(tested.size() == lesson.exercises.size());
}

void a_broken_file_fails(const CourseTree& tree, const CourseLesson& lesson) {
  for (const auto& name : CourseTree::files_of(lesson)) {
    const auto file = tree.course().exercise_folder(lesson.name) / name;
    const auto text = read_text(file);
    for (const std::string& broken : {"#error broken by a test\n" + text, std::string()}) {
      write_text(file, broken);
      const auto finished = tree.learn({"check", lesson.number});
      INFO(file);
      CHECK(finished.status == 1);
      CHECK_THAT(finished.output, ContainsSubstring("does not compile"));
    }
    write_text(file, text);
  }
}

void the_solution_passes(const CourseTree& tree, const CourseLesson& lesson) {
  tree.fill_in(lesson);
  const auto finished = tree.learn({"check", lesson.number});
  INFO(finished.output);
  CHECK(finished.status == 0);
  tree.build("my_lesson_" + lesson.number);
  const auto out = tree.root() / "out";
  CourseTree::run({(tree.build() / ("my_lesson_" + lesson.number)).string(), "--quick", "--plot",
                   "none", "--out", out.string()});
}

TEST_CASE("every check is about the learner's code, in a tree without the lessons after it",
          "[course]") {
  const CourseTree tree;
  const auto lesson = lesson_under_test(tree.course());
  for (const auto& later : tree.course().lessons()) {
    if (later.number > lesson.number) tree.remove(later);
  }
  tree.configure();
  tree.build("learn");
  tree.build("test_" + lesson.number);
  CourseTree::run({(tree.build() / ("test_" + lesson.number)).string()});
  unfilled_fails_every_test_by_name(tree, lesson);
  a_broken_file_fails(tree, lesson);
  the_solution_passes(tree, lesson);
}

}  // namespace
}  // namespace dl
