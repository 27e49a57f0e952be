#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

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

/// Was this file written by a learner? Only the checksum from when it was made can tell.
bool is_worked_on(const std::vector<fs::path>& worked_on, const fs::path& file) {
  return std::find(worked_on.begin(), worked_on.end(), file) != worked_on.end();
}

std::vector<fs::path> worked_on_if_made(const dl::Course& course, const std::string& name) {
  return fs::exists(course.exercise_folder(name) / "exercise.json") ? course.worked_on(name)
                                                                    : std::vector<fs::path>{};
}

/// Returns how many files differ from what would be made (check) or were written.
int make(const dl::Course& course, const std::string& name, bool check) {
  const auto worked_on = worked_on_if_made(course, name);
  const auto folder = course.exercise_folder(name);
  int changed = 0;
  for (const auto& file : worked_on) {
    fmt::print("worked on: {}\n", fs::relative(file, course.root()).string());
  }
  for (const auto& [file_name, text] : dl::make_lesson(course.solution_folder(name))) {
    const auto file = folder / file_name;
    if (is_worked_on(worked_on, file)) continue;
    if (fs::exists(file) && dl::read_text_file(file) == text) continue;
    ++changed;
    fmt::print("{}: {}\n", check ? "differs from its solution" : "made",
               fs::relative(file, course.root()).string());
    if (!check) dl::write_whole(file, text);
  }
  const char* ci = std::getenv("CI");
  if (check && ci != nullptr && std::string_view(ci) == "true") {
    changed += static_cast<int>(worked_on.size());
  }
  return changed;
}

int make_exercises(int argc, char** argv) {
  bool check = false;
  fs::path root = DL_SOURCE_DIR;
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
    changed += make(course, entry.path().filename().string(), check);
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
