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
  std::vector<Exercise> exercises;
};

/// A course tree: the folder with lessons/, solutions/ and exercises/.
class Course {
 public:
  explicit Course(std::filesystem::path root) : root_(std::move(root)) {}

  /// The lessons in order. Throws InputError when one is damaged.
  std::vector<CourseLesson> lessons() const;

  /// By "03", "3" or "03_perceptron". Throws UsageError when there is none.
  CourseLesson lesson(const std::string& wanted) const;

  /// The files of a lesson's exercise that are not as they were made: written on, added or
  /// removed by the learner. Backups do not count.
  std::vector<std::filesystem::path> worked_on(const std::string& name) const;

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path exercise_folder(const std::string& name) const {
    return root_ / "exercises" / name;
  }
  std::filesystem::path solution_folder(const std::string& name) const {
    return root_ / "solutions" / name;
  }

 private:
  std::filesystem::path root_;
};

/// The whole of a text file. Throws InputError when it cannot be read.
std::string read_text_file(const std::filesystem::path& file);

}  // namespace dl
