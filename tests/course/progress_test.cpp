#include "tools/backups.hpp"
#include "tools/bodies.hpp"
#include "tools/carry.hpp"
#include "tools/contents.hpp"
#include "tools/formula.hpp"
#include "tools/hints.hpp"
#include "tools/standing.hpp"
#include "tree.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// What is read of three lessons, in a folder of its own; nothing is built in it.
class SmallTree {
 public:
  SmallTree() : course_(folder_.path()) {
    for (const auto& one : Course(DL_SOURCE_DIR).lessons()) {
      if (one.number > "03") continue;
      for (const std::string part : {"lessons/", "solutions/", "tests/lessons/"}) {
        fs::create_directories(folder_ / part);
        fs::copy(fs::path(DL_SOURCE_DIR) / (part + one.name), folder_ / (part + one.name),
                 fs::copy_options::recursive);
      }
      const auto folder = course_.exercise_folder(one.name);
      const auto made = make_lesson(course_.solution_folder(one.name));
      for (const auto& [name, text] : made.files) write_text(folder / name, text);
      write_text(folder / "exercise.json", made.json());
    }
    fs::create_directories(build());
  }

  const Course& course() const { return course_; }
  fs::path build() const { return folder_ / "build"; }

  void fill_in(const CourseLesson& lesson) const {
    for (const auto& name : lesson.files) {
      write_text(file(lesson.number, name), read_text(course_.solution_folder(lesson.name) / name));
    }
  }

  Place place() const { return {course(), build()}; }
  CourseLesson lesson(const std::string& number) const { return course().lesson(number); }

  fs::path file(const std::string& number, const std::string& name) const {
    return course().exercise_folder(lesson(number).name) / name;
  }

  /// As if all tests of a lesson had passed.
  void pass(const std::string& number) const {
    fill_in(lesson(number));
    std::vector<Verdict> verdicts;
    const TestResult good{.sentence = "a", .place = "", .ended = true, .passed = true};
    for (const auto& [exercise, judged] : checksums_of_judged(course(), lesson(number))) {
      verdicts.push_back({.exercise = exercise, .judged = judged.alone, .tests = {good}});
    }
    keep_verdicts(place(), lesson(number), verdicts);
  }

 private:
  TemporaryFolder folder_;
  Course course_;
};

const std::string made =
    "/// sum = x·w\nint sum() {\n  // exercise 03.1: add\n  todo(\"03.1\");\n}\n\n"
    "int product() {\n  // exercise 03.2: multiply\n  todo(\"03.2\");\n  return 7;\n}\n";

TEST_CASE("one body is put back and the rest of the file stays", "[course]") {
  auto his = made;
  his.replace(his.find("todo(\"03.1\");"), 13, "if (true) {\n    return 3;\n  }\n  return 5;");
  his.replace(his.find("todo(\"03.2\");"), 13, "int x = 4;");
  const auto first = with_body_put_back(his, made, "03.1");
  REQUIRE(first);
  CHECK_THAT(*first, ContainsSubstring("todo(\"03.1\");\n}\n\nint product"));
  CHECK_THAT(*first, ContainsSubstring("int x = 4;\n  return 7;"));
  const auto both = with_body_put_back(*first, made, "03.2");
  REQUIRE(both);
  CHECK(*both == made);
}

TEST_CASE("what a learner wrote below an exercise stays when its body is put back", "[course]") {
  auto his = made + "int helper() { return 2; }\n";
  his.replace(his.find("todo(\"03.2\");"), 13, "int x = helper();");
  CHECK(with_body_put_back(his, made, "03.2") == made + "int helper() { return 2; }\n");
  // Without its mark nobody knows where the body is.
  his.erase(his.find("  // exercise 03.2: multiply\n"), 29);
  CHECK_FALSE(with_body_put_back(his, made, "03.2"));
}

TEST_CASE("every body of the course is put back where it was", "[course]") {
  const Course course(DL_SOURCE_DIR);
  for (const auto& lesson : course.lessons()) {
    const auto files = make_lesson(course.solution_folder(lesson.name)).files;
    for (const auto& exercise : lesson.exercises) {
      INFO(exercise.id);
      const auto solution = read_text(course.solution_folder(lesson.name) / exercise.file);
      const auto back = with_body_put_back(solution, files.at(exercise.file), exercise.id);
      REQUIRE(back);
      CHECK(is_to_do(*back, exercise.id));
      CHECK(line_of_exercise(*back, exercise.id) == line_of_exercise(solution, exercise.id));
      for (const auto& other : lesson.exercises) {
        if (other.file == exercise.file)
          CHECK(is_to_do(*back, other.id) == (other.id == exercise.id));
      }
    }
  }
}

TEST_CASE("a comparison has no marks, and a file compared with itself no difference", "[course]") {
  const std::string solution =
      "#include <cmath>\n  // exercise 03.1: add\n  // hint: how\n  // solution begin\n  a;\n"
      "  // solution end\n";
  CHECK(without_marks(solution) == "#include <cmath>\n  // exercise 03.1: add\n  a;\n");
  CHECK(without_marks("#include \"common/todo.hpp\"\n" + solution) == without_marks(solution));
}

TEST_CASE("the formula of an exercise stands in the comment above it or in its class's",
          "[course]") {
  CHECK(formula_of(made, "03.1") == "sum = x·w");
  CHECK(formula_of(made, "03.2") == "");  // the other function's is not its own
  const Course course(DL_SOURCE_DIR);
  const auto perceptron = read_text(course.solution_folder("03_perceptron") / "perceptron.hpp");
  CHECK_THAT(formula_of(perceptron, "03.1"), ContainsSubstring("x·w + b"));
  CHECK(formula_of(perceptron, "03.2") == "w += learning_rate (y - y_hat) x, b without x");
}

TEST_CASE("hints come one by one, and their count is kept", "[course]") {
  const SmallTree tree;
  const auto exercise = tree.lesson("03").exercises[0];
  REQUIRE(exercise.hints.size() == 2);
  CHECK(hints_seen(tree.course(), exercise, false) == "0 of 2 hints seen\n");
  const auto first = hints_seen(tree.course(), exercise, true);
  CHECK(first == "1. " + exercise.hints[0] + "\n1 of 2 hints seen\n");
  CHECK(hints_seen(tree.course(), exercise, false) == first);
  const auto second = hints_seen(tree.course(), exercise, true);
  CHECK(second == "2. " + exercise.hints[1] + "\nthis was the last hint\n");
  CHECK_THAT(hints_seen(tree.course(), exercise, true),
             ContainsSubstring("1. " + exercise.hints[0]));
  write_text(notes_file(tree.course()),
             "{\"hints\": {\"03.1\": -3, \"03.2\": \"x\"}, \"watch\": 7");
  CHECK(hints_seen(tree.course(), exercise, true) == first);
}

TEST_CASE("the last reset is found, by its time, and before those without one", "[course]") {
  const SmallTree tree;
  CHECK(last_reset(tree.course()).empty());
  const auto file = tree.file("03", "train.hpp");
  const auto old = [&](const std::string& between) { return file.string() + between + ".backup"; };
  for (const char* between : {".2", ".10"}) write_text(old(between), between);
  REQUIRE(last_reset(tree.course()).size() == 1);
  CHECK(last_reset(tree.course())[0].kept == old(".10"));
  const Backups reset(tree.course(), "reset");
  const auto kept = reset.keep(file);
  reset.keep(tree.file("03", "perceptron.hpp"));
  CHECK(read_text(kept) == read_text(file));
  REQUIRE(last_reset(tree.course()).size() == 2);
  CHECK(last_reset(tree.course())[1].file == file);
  // In the same second, in another lesson.
  const auto later = Backups(tree.course(), "reset").keep(tree.file("01", "rules.hpp"));
  Backups(tree.course(), "undo").keep(tree.file("01", "rules.hpp"));
  REQUIRE(last_reset(tree.course()).size() == 1);
  CHECK(last_reset(tree.course())[0].kept == later);
  CHECK(Backups(tree.course(), "reset").keep(tree.file("01", "missing.hpp")).empty());
}

TEST_CASE("the next step goes on with what was written last, then behind what was done last",
          "[course]") {
  const SmallTree tree;
  const auto next = [&] { return next_step(tree.place()); };
  REQUIRE(next());
  CHECK(next()->exercise->id == "01.1");
  CHECK_FALSE(next()->begun);
  tree.pass("02");  // not in order
  REQUIRE(next());
  CHECK(next()->lesson.number == "03");
  tree.pass("03");
  REQUIRE(next());
  CHECK(next()->lesson.number == "01");
  tree.fill_in(tree.lesson("01"));
  CHECK(next()->begun);
  CHECK_FALSE(next()->exercise);  // all is written and nothing was checked
  // Another version of lesson 02: it was done, and is open again.
  const auto file = tree.file("02", "hog.hpp");
  write_text(file, read_text(file) + "\n");
  fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::seconds(9));
  CHECK(next()->lesson.number == "02");
  tree.pass("01");
  tree.pass("02");
  CHECK_FALSE(next());
}

TEST_CASE("what one machine packs another unpacks, and nothing there is lost", "[course]") {
  const SmallTree home;
  home.pass("03");
  hints_seen(home.course(), home.lesson("03").exercises[1], true);
  write_text(home.file("01", "rules.hpp"),
             "// caf\xe9\n" + read_text(home.file("01", "rules.hpp")));
  write_text(home.file("03", "my_own.hpp"), "int mine = 3;\n");
  write_text(home.file("03", ".#my_own.hpp"), "an editor's");
  const auto text = to_json(pack(home.place()));

  const SmallTree away;
  const auto mine = "// away\n" + read_text(away.file("03", "train.hpp"));
  write_text(away.file("03", "train.hpp"), mine);
  write_text(away.file("03", "my_own.hpp"), "int mine = 4;\n");
  const TreeLock held(away.place());
  const auto told = unpack(away.place(), from_json(away.course(), text, "x.json"), held);
  CHECK_THAT(told, ContainsSubstring("train.hpp is as in the import; yours is kept as exercises/"));
  CHECK_THAT(told,
             ContainsSubstring("my_own.hpp is as in the import; yours is kept as exercises/"));
  CHECK_FALSE(fs::exists(away.file("03", ".#my_own.hpp")));
  for (const char* name : {"train.hpp", "perceptron.hpp", "my_own.hpp"}) {
    CHECK(read_text(away.file("03", name)) == read_text(home.file("03", name)));
  }
  CHECK(read_text(away.file("01", "rules.hpp")) == read_text(home.file("01", "rules.hpp")));
  CHECK(read_notes(away.course()).hints.at("03.2") == 1);
  for (const auto standing : standings(away.place(), away.lesson("03"))) {
    CHECK(standing == Standing::passes);
  }
  bool kept = false;
  for (const auto& entry : fs::directory_iterator(away.file("03", "train.hpp").parent_path())) {
    kept = kept || (entry.path().extension() == ".backup" && read_text(entry.path()) == mine);
  }
  CHECK(kept);
  CHECK_THAT(unpack(away.place(), from_json(away.course(), text, "x.json"), held),
             !ContainsSubstring("kept as"));
}

TEST_CASE("an exercise file of another version of the course is told by its marks", "[course]") {
  const std::string reference = "  // exercise 10.1: count both\n  a;\n  // exercise 10.2: gain\n";
  CHECK_FALSE(has_other_exercises(reference, reference));
  CHECK_FALSE(has_other_exercises("  //exercise 10.2: gain\n  b;\n", reference));
  CHECK_FALSE(has_other_exercises("// exercise: my own words, 10.1: none\n", reference));
  CHECK(has_other_exercises("  // exercise 10.1: count\n", reference));
  CHECK(
      has_other_exercises("  // exercise 10.1: count both\n  // exercise 10.3: gain\n", reference));
  CHECK(has_other_exercises("  // exercise 10.12: count both\n", reference));
}

TEST_CASE("hints of another version of the course stop no import", "[course]") {
  const SmallTree tree;
  const auto hints = static_cast<int>(tree.lesson("03").exercises[0].hints.size());
  const auto luggage = from_json(tree.course(),
                                 R"({"format": "progress of deep learning, step by step: 1",
          "hints": {"03.1": 18446744073709551615, "03.2": 1, "03.3": 0, "09.1": 1}})",
                                 "x.json");
  CHECK(luggage.hints == std::map<std::string, int>{{"03.1", hints}, {"03.2", 1}});
}

TEST_CASE("an import that is not the course's is refused with its place", "[course]") {
  const SmallTree tree;
  const std::string format = R"({"format": "progress of deep learning, step by step: 1", )";
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"", "JSON"},
      {"[]", "JSON"},
      {"{}", "format"},
      {std::string(100'000, '['), "JSON"},
      {format + R"("exercises": {"03_perceptron": {"../../learn": "x"}}})", "../../learn"},
      {format + R"("exercises": {"..": {"learn": "x"}}})", "exercises, .."},
      {format + R"("exercises": {"03_perceptron": {"exercise.json": "x"}}})", "exercise.json"},
      {format + R"("exercises": {"03_perceptron": {".hidden.hpp": "x"}}})", ".hidden.hpp"},
      {format + R"("exercises": {"03_perceptron": {"a/b.hpp": "x"}}})", "a/b.hpp"},
      {format + R"("exercises": {"03_perceptron": {"train.hpp": 7}}})", "train.hpp"},
      {format + R"("exercises": {"03_perceptron": {"train.hpp": [7, 256]}}})", "train.hpp"},
      {format + R"("exercises": {"03_perceptron": {"train.hpp": ")" +
           std::string((1 << 20) + 1, 'x') + "\"}}}",
       "at most 1 MiB"},
      {format + R"("exercises": {"03_perceptron": []}})", "03_perceptron"},
      {format + R"("hints": {"03.1": -1}})", "03.1"},
      {format + R"("hints": {"03.1": 1.5}})", "03.1"},
      {format + R"("verdicts": {"03_perceptron": 4}})", "03_perceptron"},
      {format + R"("verdicts": {"/etc/passwd": {}}})", "/etc/passwd"}};
  for (const auto& [text, place] : wrong) {
    INFO(text.substr(0, 200));
    CHECK_THROWS_WITH(from_json(tree.course(), text, "x.json"), ContainsSubstring(place));
  }
}

}  // namespace
}  // namespace dl
