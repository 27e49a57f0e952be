#pragma once

#include <string>

#include "course.hpp"

namespace dl {

/// The hints of an exercise that the learner has seen, one in a line with its number, and how many
/// are left. With `one_more` the next is seen now, and counted.
std::string hints_seen(const Course& course, const Exercise& exercise, bool one_more);

}  // namespace dl
