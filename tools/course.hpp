#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exercise_maker.hpp"

namespace dl {

/// One lesson as it lies in the tree.
struct CourseLesson {
  std::string number;  ///< "03"
  std::string name;    ///< "03_perceptron"
  std::string title;   ///< the heading of its text
  std::vector<Exercise> exercises = {};
  std::vector<std::string> files = {};  ///< of its exercise, by name
  std::string fault = {};               ///< what is wrong with it in this tree; empty: nothing
};

/// A course tree: the folder with lessons/, solutions/ and exercises/.
class Course {
 public:
  explicit Course(std::filesystem::path root) : root_(std::move(root)) {}

  /// The lessons in order, damaged ones with their fault: one stops only itself.
  std::vector<CourseLesson> lessons() const;

  /// By "03", "3" or "03_perceptron". Throws UsageError when there is none, std::runtime_error with
  /// the fault when it is damaged.
  CourseLesson lesson(const std::string& wanted) const;

  /// The files of a lesson's exercise that are not as they were made: written on or removed by the
  /// learner. Files that are not the course's do not count. Throws InputError when the solution is
  /// damaged.
  std::vector<std::filesystem::path> worked_on(const std::string& name) const;

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path exercise_folder(const std::string& name) const {
    return root_ / "exercises" / name;
  }
  std::filesystem::path test_folder(const std::string& name) const {
    return root_ / "tests" / "lessons" / name;
  }
  /// The tests of the exercises in a file: of train.hpp, train_test.cpp.
  std::filesystem::path test_file(const std::string& name, const std::string& exercise_file) const;
  std::filesystem::path solution_folder(const std::string& name) const {
    return root_ / "solutions" / name;
  }

 private:
  std::filesystem::path root_;
};

/// Whether a folder's name is a lesson's: "03_perceptron".
bool is_lesson_name(const std::string& name);

}  // namespace dl
