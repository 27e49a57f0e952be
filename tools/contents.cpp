#include "contents.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <regex>
#include <sstream>

#include <fmt/format.h>

#include "common/checksum.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

using Checksums = std::map<std::string, std::uint32_t>;  // by the path from the root

bool is_source(const fs::directory_entry& entry) {
  const auto name = entry.path().filename().string();
  const auto extension = entry.path().extension();
  return !name.starts_with('.') && entry.is_regular_file() &&
         (extension == ".hpp" || extension == ".cpp" || extension == ".cmake" ||
          name == "CMakeLists.txt");
}

Checksums checksums_of_sources(const fs::path& root) {
  Checksums all;
  for (const char* room :
       {"cmake", "common", "exercises", "lessons", "solutions", "tests", "tools"}) {
    if (!fs::is_directory(root / room)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      if (!is_source(entry)) continue;
      all[entry.path().lexically_relative(root).string()] = checksum(read_text_file(entry.path()));
    }
  }
  return all;
}

Checksums read_checksums(const fs::path& file) {
  Checksums checksums;
  if (!fs::exists(file)) return checksums;
  std::istringstream lines(read_text_file(file));
  std::uint32_t value = 0;
  for (std::string name; lines >> value && std::getline(lines >> std::ws, name);) {
    checksums[name] = value;
  }
  return checksums;
}

/// When something was built last, by whomever.
fs::file_time_type last_build(const fs::path& build) {
  std::error_code none;
  const auto time = fs::last_write_time(build / ".ninja_log", none);
  return none ? fs::file_time_type::min() : time;
}

/// Adds the checksum of a file, none when it is missing, and of what it includes, with quotes: from
/// its own folder, from the exercise or from the root.
void add_included(const fs::path& root, const fs::path& exercise, const fs::path& file,
                  std::map<fs::path, std::optional<std::uint32_t>>& files) {
  const auto [added, is_new] = files.try_emplace(file.lexically_normal());
  if (!is_new || !fs::is_regular_file(file)) return;
  static const std::regex include("(?:^|\n)[ \t]*#[ \t]*include[ \t]*\"([^\"\n]+)\"");
  const auto text = read_text_file(file);
  added->second = checksum(text);
  for (auto found = std::sregex_iterator(text.begin(), text.end(), include);
       found != std::sregex_iterator(); ++found) {
    for (const auto& folder : {file.parent_path(), exercise, root}) {
      const auto included = folder / (*found)[1].str();
      if (!fs::is_regular_file(included)) continue;
      add_included(root, exercise, included, files);
      break;
    }
  }
}

}  // namespace

void renew_times(const Place& place) {
  const auto& root = place.course.root();
  const auto kept = place.build / "contents";
  const auto before = read_checksums(kept);
  const auto now = checksums_of_sources(root);
  const auto built = last_build(place.build);
  std::string text;
  for (const auto& [name, value] : now) {
    const auto same = before.find(name);
    const bool changed = same != before.end() && same->second != value;
    if (changed && fs::last_write_time(root / name) <= built) {
      fs::last_write_time(root / name, fs::file_time_type::clock::now());
    }
    text += fmt::format("{} {}\n", value, name);
  }
  write_whole(kept, text);
}

std::map<std::string, std::uint32_t> checksums_of_judged(const Course& course,
                                                         const CourseLesson& lesson) {
  const auto folder = course.exercise_folder(lesson.name);
  std::map<std::string, std::uint32_t> by_file;
  std::map<std::string, std::uint32_t> by_exercise;
  std::string references;
  for (const auto& name : lesson.files) {
    const auto file = course.solution_folder(lesson.name) / name;
    references += fmt::format("{} {}\n", checksum(read_text_file(file)), name);
  }
  for (const auto& exercise : lesson.exercises) {
    const auto [judged, is_new] = by_file.try_emplace(exercise.file);
    if (is_new) {
      std::map<fs::path, std::optional<std::uint32_t>> files;
      add_included(course.root(), folder, course.test_file(lesson.name, exercise.file), files);
      add_included(course.root(), folder, folder / exercise.file, files);
      std::string text;
      for (const auto& [file, sum] : files) {
        text += file.lexically_relative(course.root()).string();
        text += sum ? fmt::format(" {}\n", *sum) : " is missing\n";
      }
      judged->second = checksum(text + references);
    }
    by_exercise[exercise.id] = judged->second;
  }
  return by_exercise;
}

}  // namespace dl
