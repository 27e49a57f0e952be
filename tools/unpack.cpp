#include <algorithm>

#include <fmt/format.h>

#include "backups.hpp"
#include "carry.hpp"
#include "common/file.hpp"
#include "verdict.hpp"

namespace dl {

namespace fs = std::filesystem;

std::string unpack(const Place& place, const Luggage& luggage, const TreeLock&) {
  std::string told;
  const Backups backups(place.course, "import");
  for (const auto& [name, files] : luggage.files) {
    const auto lesson = place.course.lesson(name);
    const auto worked_on = place.course.worked_on(name);
    for (const auto& [file_name, text] : files) {
      const auto file = place.course.exercise_folder(name) / file_name;
      if (fs::is_regular_file(file) && read_text_file(file) == text) continue;
      const bool is_the_courses = std::ranges::count(lesson.files, file_name) == 1;
      const bool is_his = std::ranges::count(worked_on, file) == 1 || !is_the_courses;
      const auto kept = is_his && fs::exists(file) ? backups.keep(file) : fs::path();
      write_whole(file, text);
      told += fmt::format("exercises/{}/{} is as in the import{}\n", name, file_name,
                          kept.empty() ? ""
                                       : "; yours is kept as " +
                                             kept.lexically_relative(place.course.root()).string());
    }
  }
  auto notes = read_notes(place.course);
  for (const auto& [id, seen] : luggage.hints) notes.hints[id] = std::max(notes.hints[id], seen);
  write_notes(place.course, notes);
  for (const auto& [name, verdict] : luggage.verdicts) {
    const auto lesson = place.course.lesson(name);
    if (!kept_verdicts(place, lesson).empty()) continue;  // about the files as they are now
    write_whole(verdict_file(place.course, lesson),
                verdict.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
  told += fmt::format("imported: {} lessons, hints of {} exercises, verdicts of {} lessons\n",
                      luggage.files.size(), luggage.hints.size(), luggage.verdicts.size());
  return told;
}

}  // namespace dl
