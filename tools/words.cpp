#include "words.hpp"

#include <algorithm>

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

SplitWords split_words(const Words& words) {
  const auto split = std::ranges::find(words, "--");
  const auto rest = split == words.end() ? split : split + 1;
  return {{words.begin(), split}, {rest, words.end()}};
}

}  // namespace dl
