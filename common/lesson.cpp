#include "lesson.hpp"

#include <filesystem>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "command_line.hpp"
#include "data_folder.hpp"
#include "error.hpp"
#include "program.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view build_note = DL_BUILD_NOTE;

/// Before hours of training: what comes of them has a place to go. Makes nothing yet.
void need_writable(const fs::path& folder) {
  std::error_code unknown;
  auto there = fs::absolute(folder, unknown).lexically_normal();
  while (there.has_relative_path() && !fs::exists(there, unknown)) there = there.parent_path();
  if (fs::is_directory(there, unknown) && access(there.c_str(), W_OK | X_OK) == 0) return;
  throw InputError(folder, "cannot be written",
                   "expected a folder with room, or --out another one");
}

int run_lesson(int argc, char** argv, const Lesson& lesson, void (*run)(const Options&)) {
  const auto [help, help_text, options] = read_command_line(argc, argv, lesson);
  if (help) {
    fmt::print("{}: {}\n\n{}", lesson.name, lesson.about, help_text);
    if (!build_note.empty()) fmt::print("\nThis program is {}.\n", build_note);
    return 0;
  }
  if (!build_note.empty()) complain(fmt::format("{}: {}", lesson.name, build_note));
  data_folder(options.data);  // throws before anything is printed
  need_writable(options.out);
  run(options);
  if (options.quick) {
    fmt::print("This was --quick: it shows that the program runs, not what the lesson says.\n");
  }
  return 0;
}

}  // namespace

int lesson_main(int argc, char** argv, const Lesson& lesson, void (*run)(const Options&)) {
  return program_main(lesson.name, [&] { return run_lesson(argc, argv, lesson, run); });
}

void conclude(const std::string& sentence) { fmt::print("\nLearned: {}\n", sentence); }

}  // namespace dl
