#include <algorithm>

#include "common/text.hpp"
#include "course_under_test.hpp"

namespace dl {
namespace {

void unfilled_is_to_do(const CourseTree& tree, const CourseLesson& lesson) {
  const auto finished = tree.learn({"check", lesson.number});
  INFO(finished.output);
  CHECK(finished.status == 1);
  const auto verdicts = tree.verdicts(lesson);
  REQUIRE(verdicts.size() == lesson.exercises.size());
  CHECK(std::ranges::all_of(verdicts, &Verdict::to_do));
}

void unfilled_fails_every_test_by_name(const CourseTree& tree, const CourseLesson& lesson) {
  tree.build_tests_on_exercise(lesson);
  std::set<std::string> tests;
  for (const auto& exercise : lesson.exercises) {
    INFO(exercise.id);
    const auto verdict = judge_alone({tree.course(), tree.build()}, lesson, exercise);
    CHECK_FALSE(verdict.tests.empty());
    CHECK(verdict.stopped.empty());
    for (const auto& test : verdict.tests) {
      INFO(test.sentence);
      CHECK(tests.insert(test.sentence).second);  // of one exercise and no other
      CHECK_FALSE(test.passed);
      CHECK_THAT(test.complaint, ContainsSubstring("is not written yet"));
      CHECK_THAT(test.complaint, ContainsSubstring("write it in exercises/" + lesson.name));
      CHECK(test.place.starts_with("tests/lessons/" + lesson.name));
    }
  }
  std::size_t listed = 0;
  for (const auto& file : CourseTree::files_of(lesson)) {
    const auto program = (tree.build() / test_program(lesson, file)).string();
    // Catch2 2 ends with their number.
    const auto names = lines_of(capture_command({program, "--list-test-names-only"}).output);
    listed += static_cast<std::size_t>(
        std::ranges::count_if(names, [](const auto& line) { return !line.empty(); }));
  }
  CHECK(listed == tests.size());
}

void a_broken_file_fails(const CourseTree& tree, const CourseLesson& lesson) {
  tree.fill_in(lesson);
  for (const auto& name : CourseTree::files_of(lesson)) {
    const auto file = tree.course().exercise_folder(lesson.name) / name;
    const auto text = read_text(file);
    for (const std::string& broken : {"#error broken by a test\n" + text, std::string()}) {
      write_text(file, broken);
      const auto finished = tree.learn({"check", lesson.number});
      INFO(file << "\n" << finished.output);
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
  const auto& tree = LessonTree::the();
  const auto lesson = tree.lesson();
  tree.build("test_" + lesson.number);
  CourseTree::run({(tree.build() / ("test_" + lesson.number)).string()});
  unfilled_is_to_do(tree, lesson);
  unfilled_fails_every_test_by_name(tree, lesson);
  a_broken_file_fails(tree, lesson);
  the_solution_passes(tree, lesson);
}

}  // namespace
}  // namespace dl
