#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "common/course_folder.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/program.hpp"
#include "course.hpp"

namespace {

namespace fs = std::filesystem;

constexpr const char* usage =
    "make_exercises [--check] [FOLDER]\n\n"
    "Makes exercises/ from solutions/ in the course tree FOLDER. A file that a learner worked on\n"
    "stays as it is. --check writes nothing and fails when exercises/ is not what would be made;\n"
    "what a learner worked on is named and not compared, unless CI=true.\n";

/// Returns how many files differ from what would be made (check) or were written.
int make(const dl::Course& course, const std::string& name, bool check) {
  const auto folder = course.exercise_folder(name);
  const auto made = dl::make_lesson(course.solution_folder(name));
  auto files = made.files;
  files["exercise.json"] = made.json();
  int changed = 0;
  // In a new lesson there is nothing that could have been worked on.
  if (fs::exists(folder)) {
    const char* ci = std::getenv("CI");
    const bool in_ci = check && ci != nullptr && std::string_view(ci) == "true";
    for (const auto& file : course.worked_on(name)) {
      if (!check && !fs::exists(file)) continue;  // it is made anew
      fmt::print("worked on: {}\n", file.lexically_relative(course.root()).string());
      changed += in_ci;
      files.erase(file.filename().string());
    }
  }
  for (const auto& [file_name, text] : files) {
    const auto file = folder / file_name;
    if (fs::is_regular_file(file) && dl::read_text_file(file) == text) continue;
    ++changed;
    fmt::print("{}: {}\n", check ? "differs from its solution" : "made",
               file.lexically_relative(course.root()).string());
    if (!check) dl::write_whole(file, text);
  }
  return changed;
}

int make_exercises(int argc, char** argv) {
  bool check = false;
  fs::path root = dl::course_folder();
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help") {
      fmt::print("{}", usage);
      return 0;
    }
    if (word == "--check") {
      check = true;
    } else if (word.starts_with("-")) {
      throw dl::UsageError(fmt::format("unknown option '{}'; --help lists the options", word));
    } else {
      root = word;
    }
  }
  const dl::Course course(root);
  int changed = 0;
  for (const auto& entry : fs::directory_iterator(root / "solutions")) {
    const auto name = entry.path().filename().string();
    if (dl::is_lesson_name(name)) changed += make(course, name, check);
  }
  if (!check || changed == 0) return 0;
  fmt::print(
      "{} files of exercises/ are not what would be made; 'cmake --build build/default "
      "--target exercises' makes them\n",
      changed);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  return dl::program_main("make_exercises", [&] { return make_exercises(argc, argv); });
}
