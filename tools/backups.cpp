#include "backups.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <regex>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "common/file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// The files below exercises/ that are backups, by their names.
std::vector<fs::path> all_backups(const Course& course) {
  std::vector<fs::path> backups;
  for (const auto& entry : fs::recursive_directory_iterator(course.root() / "exercises")) {
    if (entry.path().extension() == ".backup") backups.push_back(entry.path());
  }
  std::ranges::sort(backups);
  return backups;
}

}  // namespace

Backups::Backups(const Course& course, const std::string& command) {
  const auto now = fmt::localtime(std::time(nullptr));
  const auto time = fmt::format(".{:%Y-%m-%d_%H-%M-%S}", now);
  const auto backups = all_backups(course);
  const auto is_taken = [&](const std::string& name) {
    return std::ranges::any_of(backups, [&](const fs::path& backup) {
      return backup.filename().string().find(name + ".") != std::string::npos;
    });
  };
  auto free = time;
  for (int i = 2; is_taken(free); ++i) free = fmt::format("{}-{:02}", time, i);
  suffix_ = fmt::format("{}.{}.backup", free, command);
}

fs::path Backups::keep(const fs::path& file) const {
  if (!fs::exists(fs::symlink_status(file))) return {};
  const fs::path kept = file.string() + suffix_;
  if (fs::is_regular_file(file)) {
    write_whole(kept, read_text_file(file));
  } else {
    fs::rename(file, kept);
  }
  return kept;
}

std::vector<Backup> last_reset(const Course& course) {
  static const std::regex name(R"((.+)\.(?:([-_\d]{19,})\.reset|(\d{1,9}))\.backup)");
  // By time; those that have only a number come before.
  std::map<std::pair<std::size_t, std::string>, std::vector<Backup>> resets;
  for (const auto& backup : all_backups(course)) {
    const auto text = backup.filename().string();
    std::smatch parts;
    if (!std::regex_match(text, parts, name)) continue;
    const auto& only_number = parts[3];
    const auto order = only_number.matched ? std::pair(only_number.str().size(), only_number.str())
                                           : std::pair(std::size_t{10}, parts[2].str());
    resets[order].push_back({.kept = backup, .file = backup.parent_path() / parts[1].str()});
  }
  return resets.empty() ? std::vector<Backup>{} : resets.rbegin()->second;
}

}  // namespace dl
