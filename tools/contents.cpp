#include "contents.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <regex>
#include <sstream>

#include <fmt/format.h>

#include "bodies.hpp"
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

namespace {

/// A file of a lesson's exercises in parts.
struct Parts {
  std::uint32_t rest;                           ///< without bodies
  std::map<std::string, std::uint32_t> bodies;  ///< by exercise

  Parts(const std::string& text, const CourseLesson& lesson, const std::string& file) {
    std::map<std::size_t, Body> found;
    for (const auto& exercise : lesson.exercises) {
      const auto body = exercise.file == file ? find_body(text, exercise.id) : std::nullopt;
      if (!body) continue;
      bodies[exercise.id] = checksum(body->in(text));
      found[body->begin] = *body;
    }
    std::string left;
    std::size_t at = 0;
    for (const auto& [begin, body] : found) {
      if (begin < at) continue;
      left += text.substr(at, begin - at);
      at = body.end;
    }
    rest = checksum(left + text.substr(at));
  }
};

}  // namespace

std::map<std::string, Judged> checksums_of_judged(const Course& course,
                                                  const CourseLesson& lesson) {
  const auto folder = course.exercise_folder(lesson.name);
  std::map<std::string, Parts> parts;
  std::string references;
  for (const auto& name : lesson.files) {
    const auto file = course.solution_folder(lesson.name) / name;
    references += fmt::format("{} {}\n", checksum(read_text_file(file)), name);
    if (!fs::is_regular_file(folder / name)) continue;
    parts.emplace(name, Parts(read_text_file(folder / name), lesson, name));
  }
  std::map<std::string, std::map<fs::path, std::optional<std::uint32_t>>> included;  // by file
  std::map<std::string, Judged> judged;
  for (const auto& exercise : lesson.exercises) {
    const auto [files, is_new] = included.try_emplace(exercise.file);
    if (is_new) {
      add_included(course.root(), folder, course.test_file(lesson.name, exercise.file),
                   files->second);
      add_included(course.root(), folder, folder / exercise.file, files->second);
    }
    std::string alone = references;
    std::string among_own = references;
    for (const auto& [file, sum] : files->second) {
      const auto name = file.lexically_relative(course.root()).string();
      const auto all = sum ? fmt::format("{} {}\n", name, *sum) : name + " is missing\n";
      among_own += all;
      const auto own =
          file.parent_path() == folder ? parts.find(file.filename().string()) : parts.end();
      if (own == parts.end()) {
        alone += all;
        continue;
      }
      alone += fmt::format("{} {}", name, own->second.rest);
      const auto body = own->second.bodies.find(exercise.id);
      if (body != own->second.bodies.end()) alone += fmt::format(" {}", body->second);
      alone += "\n";
    }
    judged[exercise.id] = {.alone = checksum(alone), .among_own = checksum(among_own)};
  }
  return judged;
}

}  // namespace dl
