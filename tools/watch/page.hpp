#pragma once

#include <string>
#include <vector>

#include "tools/place.hpp"
#include "tools/process.hpp"

namespace dl {

/// The lines above the verdict: the exercise, where it stands, and its formula.
std::vector<std::string> head_of(const Course& course, const CourseLesson& lesson,
                                 const Exercise& exercise);

/// The lines of what a command has printed.
std::vector<std::string> printable_lines(const std::string& text);

/// The course program with some words.
Command course_command(const Place& place, const Command& words);

/// Opens the plot that matters in a lesson where there are windows, and says where it lies.
std::string open_plot(const Course& course, const CourseLesson& lesson);

}  // namespace dl
