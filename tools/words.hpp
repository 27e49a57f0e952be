#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>

#include "place.hpp"

namespace dl {

/// What stands behind a command on the command line.
using Words = std::vector<std::string>;

/// The options a command knows, read from its words; `lesson` is whether it takes one.
/// Throws UsageError or boost::program_options::error when the words are not those.
boost::program_options::variables_map read_words(
    const Words& words, boost::program_options::options_description options, bool lesson);

/// The lesson that is named, also by one of its exercises: 03 and 03.1. Throws UsageError when
/// there is none.
CourseLesson wanted_lesson(const Place& place, const Words& words);

/// What "03" or "03.1" names.
struct Wanted {
  CourseLesson lesson;
  std::optional<Exercise> exercise = {};  ///< nothing: the whole lesson
};

/// Throws UsageError when there is no such lesson or exercise.
Wanted wanted(const Place& place, const std::string& word);

/// The words before "--", and those after it, which are for somebody else.
struct SplitWords {
  Words own;
  Words others;
};
SplitWords split_words(const Words& words);

}  // namespace dl
