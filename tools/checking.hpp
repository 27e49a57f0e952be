#pragma once

#include <string>
#include <vector>

#include "lock.hpp"
#include "verdict.hpp"

namespace dl {

/// The verdicts on these exercises of a lesson, in their order. Builds what they need: the tests of
/// each file, and the file as the program compiles it; a file that does not compile stops only its
/// own exercises. What is found is kept. Throws std::runtime_error when something else than an
/// exercise cannot be built, or an exercise was saved meanwhile. The tree must be held.
std::vector<Verdict> check_exercises(const Place& place, const CourseLesson& lesson,
                                     const std::vector<Exercise>& exercises, const TreeLock& held);

/// A verdict as a person reads it, in lines of at most 80 columns where words can be cut: one where
/// it passes or is still to do, at most nine where it fails; all that is known when `whole`.
std::vector<std::string> lines_of(const Place& place, const Exercise& exercise,
                                  const Verdict& verdict, bool whole = false);

}  // namespace dl
