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
/// Compiling all that the tests include takes seconds, most of it for functions that nobody
/// changed. So the tests include declarations, the bodies are compiled alone, and behind both the
/// linker finds the reference's functions, compiled once (cmake/lesson.cmake): of an inline
/// function that is there twice it takes the first. That is right where the learner's files are the
/// reference's but for bodies, includes and comments, and for functions that are no templates;
/// otherwise the tests include the bodies.
struct JudgedSource {
  std::string included;  ///< by the tests
  std::string bodies;    ///< compiled alone
  bool are_alone;        ///< and not in what is included
};

/// Both texts of one file, with its names in the compiler's messages.
struct TwoSources {
  std::string yours;
  std::string your_name;
  std::string reference;
  std::string reference_name;
  std::vector<Exercise> exercises;  ///< of this file

  /// Whether the learner wrote only bodies, includes and comments.
  bool only_bodies_differ() const;

  JudgedSource judged(bool bodies_alone) const;
};

/// Where the judged sources of a lesson lie, for the program that judges x.hpp in a folder x: all
/// headers of the lesson, as its tests include them, x_bodies.hpp, and x_alone.hpp, which includes
/// the one that has the bodies.
std::filesystem::path judged_folder(const Place& place, const CourseLesson& lesson);

/// Brings them up to date. Throws InputError when a file cannot be read.
void write_judged(const Place& place, const CourseLesson& lesson);

}  // namespace dl
