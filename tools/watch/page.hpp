#pragma once

#include <string>
#include <vector>

#include "tools/place.hpp"

namespace dl {

/// The lines above the verdict: the exercise, where it stands, and its formula.
std::vector<std::string> head_of(const Course& course, const CourseLesson& lesson,
                                 const Exercise& exercise);

/// Opens the plot that matters in a lesson where there are windows, and says where it lies.
std::string open_plot(const Course& course, const CourseLesson& lesson);

}  // namespace dl
