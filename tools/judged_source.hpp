#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "place.hpp"

namespace dl {

/// What the tests include in place of a learner's file: each body twice, as the learner wrote it
/// and as in the reference, chosen at run time (tests/judged.hpp). So an exercise is judged with
/// what it needs of its neighbours from the reference, and one mistake fails one exercise. A body
/// whose mark is gone stays the learner's. The compiler is told the lines of the two files.
std::string judged_source(const std::string& yours, const std::string& your_name,
                          const std::string& reference, const std::string& reference_name,
                          const std::vector<Exercise>& exercises);

/// Where the judged sources of a lesson lie.
std::filesystem::path judged_folder(const Place& place, const CourseLesson& lesson);

/// Brings them up to date. Throws InputError when a file cannot be read.
void write_judged(const Place& place, const CourseLesson& lesson);

}  // namespace dl
