#include <fmt/format.h>

#include "commands.hpp"
#include "common/file.hpp"
#include "tools/lock.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The first free name for a backup of `file`.
fs::path backup_name(const fs::path& file) {
  for (int i = 1;; ++i) {
    const auto name = fs::path(fmt::format("{}.{}.backup", file.string(), i));
    if (!fs::exists(fs::symlink_status(name))) return name;
  }
}

/// Keeps what lies under a name, whatever it is, under the name of a backup. A file is copied, so
/// that at no time there is none.
fs::path keep(const fs::path& file) {
  const auto backup = backup_name(file);
  if (fs::is_regular_file(file)) {
    write_whole(backup, read_text_file(file));
  } else {
    fs::rename(file, backup);
  }
  return backup;
}

int run_reset(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  const TreeLock held(place);
  const auto folder = place.course.exercise_folder(lesson.name);
  const auto worked_on = place.course.worked_on(lesson.name);
  const auto made = make_lesson(place.course.solution_folder(lesson.name));
  for (const auto& file : worked_on) {
    if (fs::exists(fs::symlink_status(file))) {
      fmt::print("your version is kept as {}\n",
                 keep(file).lexically_relative(place.course.root()).string());
    }
    write_whole(file, made.files.at(file.filename().string()));
  }
  write_whole(folder / "exercise.json", made.json());
  fmt::print("exercises/{}: {}\n", lesson.name,
             worked_on.empty() ? "nothing to reset, it is as it was made" : "as it was made");
  return 0;
}

}  // namespace

Subcommand commands::reset() {
  return {"reset", "NN", "the exercise as it was made; your version is kept as a backup",
          run_reset};
}

}  // namespace dl
