#include "words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.hpp"

namespace dl {

namespace po = boost::program_options;

po::variables_map read_words(const Words& words, po::options_description options, bool lesson) {
  po::positional_options_description positional;
  if (lesson) {
    options.add_options()("lesson", po::value<std::string>());
    positional.add("lesson", 1);
  }
  po::variables_map given;
  po::store(po::command_line_parser(words).options(options).positional(positional).run(), given);
  if (lesson && given.count("lesson") == 0) throw UsageError("which lesson? for example: 01");
  return given;
}

CourseLesson wanted_lesson(const Place& place, const Words& words) {
  const auto word = read_words(words, {}, true)["lesson"].as<std::string>();
  return place.course.lesson(word.substr(0, word.find('.')));
}

Wanted wanted(const Place& place, const std::string& word) {
  const auto point = word.find('.');
  Wanted found{.lesson = place.course.lesson(word.substr(0, point))};
  if (point == std::string::npos) return found;
  const auto id = found.lesson.number + word.substr(point);
  const auto& all = found.lesson.exercises;
  const auto exercise = std::ranges::find(all, id, &Exercise::id);
  if (exercise == all.end()) {
    throw UsageError(fmt::format("there is no exercise '{}'; lesson {} has {} to {}", word,
                                 found.lesson.number, all.front().id, all.back().id));
  }
  found.exercise = *exercise;
  return found;
}

SplitWords split_words(const Words& words) {
  const auto split = std::ranges::find(words, "--");
  const auto rest = split == words.end() ? split : split + 1;
  return {{words.begin(), split}, {rest, words.end()}};
}

}  // namespace dl
