#pragma once

#include <map>
#include <optional>
#include <string>

#include "course.hpp"

namespace dl {

/// What is remembered for the learner besides his files and their verdicts.
struct Notes {
  std::map<std::string, int> hints = {};  ///< how many he has seen, by exercise
  std::optional<bool> watch = {};         ///< whether ./learn alone watches; nothing: not asked yet
};

/// exercises/progress.json, which git ignores.
std::filesystem::path notes_file(const Course& course);

/// What is damaged in the file counts as not remembered.
Notes read_notes(const Course& course);

void write_notes(const Course& course, const Notes& notes);

}  // namespace dl
