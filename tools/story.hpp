#pragma once

#include <string>
#include <vector>

#include "course.hpp"

namespace dl {

/// What of a lesson's program the tour tells; lessons/NN_name/story.json.
struct Story {
  std::string question;  ///< that the lesson answers, in one line
  std::string table;     ///< the first words of the line above the table that matters
  std::string plot;      ///< the name of the plot that matters
};

/// Throws InputError when the file is missing or damaged.
Story read_story(const Course& course, const CourseLesson& lesson);

/// What the tour prints of a whole output.
struct Digest {
  std::vector<std::string> table;  ///< with the line above it
  std::vector<std::string> plot;   ///< the line that names it and, in a text terminal, the drawing
  std::string learned;             ///< the closing line
};

/// Parts that the output lacks stay empty.
Digest digest_of(const std::vector<std::string>& output, const Story& story);

}  // namespace dl
