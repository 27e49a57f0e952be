#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "lock.hpp"
#include "notes.hpp"
#include "place.hpp"

namespace dl {

/// All that a learner takes to another machine.
struct Luggage {
  std::map<std::string, std::map<std::string, std::string>> files;  ///< by lesson, then by name
  std::map<std::string, int> hints;                                 ///< seen, by exercise
  std::map<std::string, nlohmann::json> verdicts;                   ///< by lesson
};

/// What an export has at most.
constexpr std::size_t most_luggage = 64 << 20;

/// What the learner has written, the headers that he added too, with his hints and verdicts.
Luggage pack(const Place& place);

std::string to_json(const Luggage& luggage);

/// Reads what to_json() wrote, or anybody else: it is not trusted. Throws InputError, with the
/// place, when something has no place in this course: a file that is none of the course's, one of
/// more than 1 MiB. Hints that this version of the course has not are left out. `file` is its name
/// in messages.
Luggage from_json(const Course& course, const std::string& text, const std::filesystem::path& file);

/// Takes it over: the learner's files that it replaces are kept as backups, of hints the larger
/// number counts, and a verdict about the files as they are stays. Returns what was done, in lines.
std::string unpack(const Place& place, const Luggage& luggage, const TreeLock& held);

}  // namespace dl
