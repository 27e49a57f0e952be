#pragma once

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/testing.hpp"
#include "tools/bodies.hpp"
#include "tools/course.hpp"
#include "tools/judged_source.hpp"
#include "tools/process.hpp"
#include "tools/verdict.hpp"

namespace dl {

/// A copy of the course in a folder of its own, with exercises as they are made, in which a test
/// can do what a learner does.
class CourseTree {
 public:
  CourseTree() : course_(folder_.path()) {
    namespace fs = std::filesystem;
    for (const char* part :
         {"CMakeLists.txt", "CMakePresets.json", "bench", "book", "cmake", "common", "data",
          "learn", "lessons", "packages.txt", "solutions", "tests", "tools"}) {
      fs::copy(fs::path(DL_SOURCE_DIR) / part, folder_ / part, fs::copy_options::recursive);
    }
    run({DL_MAKE_EXERCISES, folder_.path().string()});
  }

  const std::filesystem::path& root() const { return folder_.path(); }
  const Course& course() const { return course_; }
  std::filesystem::path build() const { return root() / "build" / "default"; }

  /// Warnings are errors: what the learner is given compiles without one. What follows a first
  /// error would be compiled for nothing.
  void configure() const {
    run({"cmake", "-S", root().string(), "--preset", "default", "-DDL_WARNINGS_ARE_ERRORS=ON",
         "-DDL_FIRST_ERROR_ONLY=ON"});
  }

  /// Runs a command that must succeed.
  static std::string run(const Command& command) {
    const auto finished = capture_command(command);
    INFO(command[0] << " " << command.back() << "\n" << finished.output);
    REQUIRE(finished.status == 0);
    return finished.output;
  }

  void build(const std::string& target) const {
    run({"cmake", "--build", build().string(), "--target", target});
  }

  void build_tests_on_exercise(const CourseLesson& lesson) const {
    write_judged({course_, build()}, lesson);
    build("my_test_" + lesson.number);
  }

  /// The course program of this tree.
  Finished learn(Command words) const {
    words.insert(words.begin(), (build() / "tools" / "learn").string());
    return capture_command(words);
  }

  /// What the last check of a lesson has found; nothing when it did not compile.
  std::vector<Verdict> verdicts(const CourseLesson& lesson) const {
    return kept_verdicts({course_, build()}, lesson);
  }

  void fill_in(const CourseLesson& lesson) const {
    for (const auto& file : files_of(lesson)) {
      write_text(course_.exercise_folder(lesson.name) / file,
                 read_text(course_.solution_folder(lesson.name) / file));
    }
  }

  /// The files of a lesson in which there is something to write.
  static std::set<std::string> files_of(const CourseLesson& lesson) {
    std::set<std::string> files;
    for (const auto& exercise : lesson.exercises) files.insert(exercise.file);
    return files;
  }

  /// Leaves no trace of a lesson.
  void remove(const CourseLesson& lesson) const {
    namespace fs = std::filesystem;
    for (const char* part : {"lessons", "solutions", "exercises", "tests/lessons"}) {
      fs::remove_all(root() / part / lesson.name);
    }
    for (const auto& entry : fs::directory_iterator(root() / "tests/golden")) {
      if (entry.path().filename().string().find(lesson.name) != std::string::npos) {
        fs::remove(entry.path());
      }
    }
    const auto list = root() / "CMakeLists.txt";
    const std::regex line("add_lesson\\(" + lesson.name + "[^\n]*\n");
    write_text(list, std::regex_replace(read_text(list), line, ""));
  }

 private:
  TemporaryFolder folder_;
  Course course_;
};

}  // namespace dl
