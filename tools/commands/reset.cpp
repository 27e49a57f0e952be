#include <fmt/format.h>

#include "commands.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The first free name for a backup of `file`.
fs::path backup_name(const fs::path& file) {
  for (int i = 1;; ++i) {
    const auto name = fs::path(fmt::format("{}.{}.backup", file.string(), i));
    if (!fs::exists(name)) return name;
  }
}

int run_reset(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  const auto worked_on = place.course.worked_on(lesson.name);
  const auto made = make_lesson(place.course.solution_folder(lesson.name));
  int count = 0;
  for (const auto& file : worked_on) {
    const auto text = made.find(file.filename().string());
    if (text == made.end()) {
      fmt::print("{}: not a file of the course, left as it is\n",
                 fs::relative(file, place.course.root()).string());
      continue;
    }
    ++count;
    if (fs::exists(file)) {
      const auto backup = backup_name(file);
      fs::rename(file, backup);
      fmt::print("your version is kept as {}\n",
                 fs::relative(backup, place.course.root()).string());
    }
    write_whole(file, text->second);
  }
  fmt::print("exercises/{}: {}\n", lesson.name,
             count == 0 ? "nothing to reset, it is as it was made" : "as it was made");
  return 0;
}

}  // namespace

Subcommand commands::reset() {
  return {"reset", "NN", "the exercise as it was made; your version is kept as a backup",
          run_reset};
}

}  // namespace dl
