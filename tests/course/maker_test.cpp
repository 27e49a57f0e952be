#include "tests/testing.hpp"
#include "tools/course.hpp"
#include "tools/exercise_maker.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

const std::string solution =
    "#include \"common/matrix.hpp\"\n"
    "int twice(int x) {\n"
    "  // exercise 07.2: double it\n"
    "  // hint: add it to itself\n"
    "  // solution begin\n"
    "  return x + x;\n"
    "  // solution end\n"
    "}\n";

TEST_CASE("the maker takes the body out and puts todo in its place", "[course]") {
  const auto made = make_exercise(solution, "twice.hpp");
  CHECK(made.text ==
        "#include \"common/matrix.hpp\"\n"
        "#include \"common/todo.hpp\"\n"
        "int twice(int x) {\n"
        "  // exercise 07.2: double it\n"
        "  todo(\"07.2\");\n"
        "}\n");
  REQUIRE(made.exercises.size() == 1);
  CHECK(made.exercises[0].id == "07.2");
  CHECK(made.exercises[0].title == "double it");
  CHECK(made.exercises[0].hints == std::vector<std::string>{"add it to itself"});
}

TEST_CASE("a file without marks comes out as it is", "[course]") {
  CHECK(make_exercise("int x;\n", "x.hpp").text == "int x;\n");
}

void check_refused(const std::string& text, const std::string& complaint) {
  INFO(text);
  CHECK_THROWS_WITH(make_exercise(text, "twice.hpp"), ContainsSubstring(complaint));
}

std::string without(const std::string& line) {
  auto text = solution;
  return text.erase(text.find(line), line.size() + 1);
}

TEST_CASE("marks out of order are refused with their line", "[course]") {
  check_refused(without("  // solution end"), "twice.hpp: line 7: the file ends inside");
  check_refused(without("  // solution begin"),
                "line 5: expected '// hint: ...' or '// solution begin'");
  check_refused(without("  // exercise 07.2: double it"), "line 3: a hint belongs between");
  check_refused(without("  // hint: add it to itself"), "line 4: an exercise without a hint");
  check_refused("// exercise 07.2: a\n// hint:\n", "line 2: an empty hint");
  check_refused("// exercise 07.2: a\n// hint: b\n// best hint: c\n", "line 3: expected '// hint");
  check_refused("// exercise 07.2: a\n// of two lines\n// hint: b\n", "line 2: expected '// hint");
  check_refused("// exercise two: a\n", "line 1: expected '// exercise NN.k: title'");
}

/// A course of one lesson with one exercise.
struct SmallCourse {
  TemporaryFolder folder;
  Course course{folder.path()};
  std::filesystem::path exercise = folder / "exercises/07_twice/twice.hpp";

  SmallCourse() {
    write_text(folder / "solutions/07_twice/twice.hpp", solution);
    write_text(folder / "lessons/07_twice/README.md", "# 07 Twice\n");
    write_text(folder / "lessons/07_twice/main.cpp", "");
    write_text(folder / "tests/lessons/07_twice/twice_test.cpp", "");
    CHECK(make().status == 0);
  }

  Finished make(const char* check = nullptr, const char* ci = "false") const {
    Command command = {"env", std::string("CI=") + ci, DL_MAKE_EXERCISES, folder.path().string()};
    if (check != nullptr) command.emplace_back(check);
    return capture_command(command);
  }
};

TEST_CASE("what was made agrees with the solutions", "[course]") {
  const SmallCourse small;
  CHECK(small.make("--check", "true").status == 0);
  CHECK(small.course.worked_on("07_twice").empty());
}

TEST_CASE("a solution that changed without its exercise is noticed", "[course]") {
  const SmallCourse small;
  write_text(small.folder / "solutions/07_twice/twice.hpp", solution + "int more;\n");
  CHECK(small.make("--check").status == 1);
  CHECK(small.make().status == 0);
  CHECK(small.make("--check").status == 0);
}

TEST_CASE("a hint that changed without its exercise is noticed", "[course]") {
  const SmallCourse small;
  auto text = solution;
  write_text(small.folder / "solutions/07_twice/twice.hpp",
             text.replace(text.find("itself"), 6, "x twice"));
  CHECK(small.make("--check").status == 1);
}

TEST_CASE("what a learner worked on is named, not compared and not made again", "[course]") {
  const SmallCourse small;
  const std::string mine = "int twice(int x) { return 2 * x; }\nint helper;\n";
  write_text(small.exercise, mine);
  write_text(small.folder / "exercises/07_twice/notes.hpp", "int notes;\n");
  const auto checked = small.make("--check");
  CHECK(checked.status == 0);
  CHECK_THAT(checked.output, ContainsSubstring("worked on: exercises/07_twice/twice.hpp"));
  // It is none of the course's files.
  CHECK_THAT(checked.output, !ContainsSubstring("notes.hpp"));
  CHECK(small.make().status == 0);
  CHECK(read_text(small.exercise) == mine);
}

TEST_CASE("a file the learner removed counts as worked on", "[course]") {
  const SmallCourse small;
  std::filesystem::remove(small.exercise);
  CHECK(small.make("--check").status == 0);
  CHECK(small.course.worked_on("07_twice") == std::vector{small.exercise});
}

TEST_CASE("files of an editor are none of the course's", "[course]") {
  const SmallCourse small;
  for (const char* folder : {"solutions", "solutions/07_twice", "exercises/07_twice", "lessons"}) {
    write_text(small.folder / folder / "twice.hpp~", "old");
    write_text(small.folder / folder / ".twice.hpp.swp", std::string("b0\0", 3));
    std::filesystem::create_symlink("someone@host.1234", small.folder / folder / ".#twice.hpp");
  }
  CHECK(small.make("--check", "true").status == 0);
  CHECK(small.course.worked_on("07_twice").empty());
  REQUIRE(small.course.lessons().size() == 1);
  CHECK(small.course.lessons()[0].fault.empty());
  CHECK(small.course.lessons()[0].files == std::vector<std::string>{"twice.hpp"});
}

TEST_CASE("without a whole exercise.json what was written stays, and the file is made anew",
          "[course]") {
  for (const std::string damaged : {"", "<<<<<<< HEAD\n{}\n", "{\"checksums\": 7}",
                                    "{\"checksums\": {\"twice.hpp\": 5.5e112}}"}) {
    const SmallCourse small;
    const std::string mine = "int twice(int x) { return 2 * x; }\n";
    write_text(small.exercise, mine);
    const auto json = small.exercise.parent_path() / "exercise.json";
    const auto whole = read_text(json);
    write_text(json, damaged);
    if (damaged.empty()) std::filesystem::remove(json);
    CHECK(small.course.worked_on("07_twice") == std::vector{small.exercise});
    CHECK(small.course.lesson("07").exercises.size() == 1);
    CHECK(small.make().status == 0);
    CHECK(read_text(small.exercise) == mine);
    CHECK(read_text(json) == whole);
  }
}

TEST_CASE("a damaged lesson stops only itself", "[course]") {
  const SmallCourse small;
  write_text(small.folder / "solutions/08_thrice/thrice.hpp", "// exercise 08.1: no end\n");
  write_text(small.folder / "lessons/08_thrice/README.md", "# 08 Thrice\n");
  const auto lessons = small.course.lessons();
  REQUIRE(lessons.size() == 2);
  CHECK(lessons[0].fault.empty());
  CHECK_THAT(lessons[1].fault, ContainsSubstring("lessons/08_thrice/main.cpp: not found"));
  CHECK(small.course.lesson("07").title == "07 Twice");
  CHECK_THROWS_WITH(small.course.lesson("08"), ContainsSubstring("main.cpp: not found"));
}

TEST_CASE("with CI=true nothing may be worked on", "[course]") {
  const SmallCourse small;
  write_text(small.exercise, "broken");
  CHECK(small.make("--check", "true").status == 1);
}

}  // namespace
}  // namespace dl
