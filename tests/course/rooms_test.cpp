#include <map>
#include <regex>
#include <set>

#include "tests/testing.hpp"
#include "tools/course.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The C++ files below some folders of the course, as paths from its root. exercises/ is made from
/// solutions/, and then the learner's own.
std::vector<fs::path> sources(const std::vector<std::string>& rooms) {
  std::vector<fs::path> files;
  for (const auto& room : rooms) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DL_SOURCE_DIR) / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      files.push_back(entry.path().lexically_relative(DL_SOURCE_DIR));
    }
  }
  return files;
}

bool is_there(const fs::path& from_root) { return fs::exists(fs::path(DL_SOURCE_DIR) / from_root); }

std::vector<std::string> quoted_includes(const fs::path& file) {
  const auto text = read_text(fs::path(DL_SOURCE_DIR) / file);
  const std::regex include("#include \"([^\"]+)\"");
  std::vector<std::string> names;
  for (auto found = std::sregex_iterator(text.begin(), text.end(), include);
       found != std::sregex_iterator(); ++found) {
    names.push_back((*found)[1]);
  }
  return names;
}

/// The lesson that a file belongs to, such as "07_backpropagation"; empty when to none.
std::string lesson_of(const fs::path& file) {
  std::smatch found;
  const auto text = file.generic_string();
  const std::regex lesson(
      "^(?:lessons|solutions|book/demos|tests/lessons|tests/golden)/(?:make_)?"
      "(\\d\\d_[a-z_]+?)(?:/|\\.hpp)");
  return std::regex_search(text, found, lesson) ? found[1].str() : "";
}

/// Where an include leads: its own folder, its own lesson, or from the root; empty when nowhere.
fs::path target_of(const std::string& include, const fs::path& file) {
  const auto beside = file.parent_path() / include;
  if (include.find('/') == std::string::npos && is_there(beside)) return beside;
  const auto lesson = lesson_of(file);
  const auto of_lesson = fs::path("solutions") / lesson / include;
  if (!lesson.empty() && include.find('/') == std::string::npos && is_there(of_lesson)) {
    return of_lesson;
  }
  return include.find('/') != std::string::npos && is_there(include) ? fs::path(include)
                                                                     : fs::path();
}

TEST_CASE("every include names its room", "[course]") {
  for (const auto& file :
       sources({"bench", "book", "common", "lessons", "solutions", "tests", "tools"})) {
    for (const auto& include : quoted_includes(file)) {
      INFO(file << " includes \"" << include << "\"");
      const auto target = target_of(include, file);
      REQUIRE_FALSE(target.empty());
      // A lesson's own building blocks come without a folder: it says solution or exercise.
      const bool own = !lesson_of(file).empty() && lesson_of(target) == lesson_of(file);
      const bool golden = target.generic_string().starts_with("tests/golden/");
      // A demo of the book may use what its lesson's program uses.
      const bool programs = include.starts_with("lessons/");
      CHECK((!own || golden || programs || include.find('/') == std::string::npos));
      CHECK(!include.starts_with("exercises/"));
      CHECK((!programs || file.generic_string().starts_with("book/")));
    }
  }
}

TEST_CASE("a lesson includes nothing of a later one", "[course]") {
  for (const auto& file : sources({"book", "lessons", "solutions", "tests/lessons"})) {
    for (const auto& include : quoted_includes(file)) {
      INFO(file << " includes \"" << include << "\"");
      const bool of_all_demos = lesson_of(file).empty();
      CHECK((of_all_demos || lesson_of(target_of(include, file)) <= lesson_of(file)));
    }
  }
}

TEST_CASE("common includes no lesson, and no test, tool or benchmark", "[course]") {
  for (const auto& file : sources({"common"})) {
    for (const auto& include : quoted_includes(file)) {
      INFO(file << " includes \"" << include << "\"");
      CHECK(target_of(include, file).generic_string().starts_with("common/"));
    }
  }
}

TEST_CASE("no header of a lesson's program or tests has the name of one of its building blocks",
          "[course]") {
  for (const auto& file : sources({"lessons", "tests/lessons"})) {
    INFO(file);
    CHECK_FALSE(is_there(fs::path("solutions") / lesson_of(file) / file.filename()));
  }
}

TEST_CASE("the exercises of x.hpp are tested in x_test.cpp, and nowhere else", "[course]") {
  const Course course(DL_SOURCE_DIR);
  const std::regex tag("\\[(\\d\\d\\.\\d+)\\]");
  for (const auto& lesson : course.lessons()) {
    std::set<std::string> expected, found;
    for (const auto& exercise : lesson.exercises) {
      const auto header = fs::path(exercise.file).stem().string();
      expected.insert(exercise.id + " in " + header + "_test.cpp");
    }
    for (const auto& entry : fs::directory_iterator(course.test_folder(lesson.name))) {
      if (entry.path().extension() != ".cpp") continue;
      const auto text = read_text(entry.path());
      for (auto id = std::sregex_iterator(text.begin(), text.end(), tag);
           id != std::sregex_iterator(); ++id) {
        found.insert((*id)[1].str() + " in " + entry.path().filename().string());
      }
    }
    INFO(lesson.name);
    CHECK(found == expected);
  }
}

}  // namespace
}  // namespace dl
