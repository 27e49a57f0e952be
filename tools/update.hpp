#pragma once

#include "course.hpp"

namespace dl {

/// Brings the newest version of the course, with git; what a learner wrote in exercises/ stays,
/// committed or not. Says what it did, and returns the exit status. Throws std::runtime_error, with
/// nothing changed, where git cannot. The tree must be held.
int update(const Course& course);

/// Brings an update that was killed to an end, so that nothing of the learner's is missing.
void resume_update(const Course& course);

}  // namespace dl
