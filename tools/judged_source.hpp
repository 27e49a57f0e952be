#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "place.hpp"

namespace dl {

/// A file of a lesson as its tests are built with it.
///
/// Each body stands in it twice, as the learner wrote it and as in the reference, chosen at run
/// time (tests/judged.hpp). So an exercise is judged with what it needs of its neighbours from the
/// reference, and one mistake fails one exercise. A body whose mark is gone stays the learner's.
/// The compiler is told the lines of the two files.
///
/// Compiling the tests takes seconds. So they include the reference, once, and the bodies are
/// compiled alone and linked before them: of an inline function that is there twice, the linker
/// takes the first. That is right only where the learner's file is the reference but for the bodies
/// (and includes and comments) and the functions are no templates; otherwise the tests include all.
struct JudgedSource {
  std::string included;  ///< by the tests
  std::string bodies;    ///< compiled alone
};
JudgedSource judged_source(const std::string& yours, const std::string& your_name,
                           const std::string& reference, const std::string& reference_name,
                           const std::vector<Exercise>& exercises);

/// Where the judged sources of a lesson lie: x.hpp, x_bodies.hpp.
std::filesystem::path judged_folder(const Place& place, const CourseLesson& lesson);

/// Brings them up to date. Throws InputError when a file cannot be read.
void write_judged(const Place& place, const CourseLesson& lesson);

}  // namespace dl
