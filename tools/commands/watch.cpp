#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/error.hpp"
#include "tools/standing.hpp"
#include "tools/watch/session.hpp"

namespace dl {
namespace {

/// What is named, or what comes next.
Wanted start(const Place& place, const boost::program_options::variables_map& given) {
  if (given.count("what") > 0) return wanted(place, given["what"].as<std::string>());
  const auto step = next_step(place);
  if (!step) throw UsageError("every lesson is done; name one: './learn watch 05'");
  return {.lesson = step->lesson, .exercise = step->exercise};
}

/// Of a lesson, its first exercise that does not pass.
Exercise first_open(const Place& place, const CourseLesson& lesson) {
  const auto all = standings(place, lesson);
  const auto open = std::ranges::find_if(all, [](Standing s) { return s != Standing::passes; });
  return lesson.exercises[open == all.end() ? 0 : static_cast<std::size_t>(open - all.begin())];
}

int run_watch(const Place& place, const Words& words) {
  namespace po = boost::program_options;
  po::options_description options;
  options.add_options()("what", po::value<std::string>());
  po::positional_options_description positional;
  positional.add("what", 1);
  po::variables_map given;
  po::store(po::command_line_parser(words).options(options).positional(positional).run(), given);
  if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1) {
    throw UsageError("watch needs a terminal; './learn check NN.K' gives one verdict");
  }
  const auto [lesson, exercise] = start(place, given);
  Session(place, lesson, exercise ? *exercise : first_open(place, lesson)).run();
  return 0;
}

}  // namespace

Subcommand commands::watch() {
  return {"watch", "[NN[.K]]",
          "one exercise on the screen, with the verdict anew at every save; without a number, the "
          "exercise that is next",
          run_watch};
}

}  // namespace dl
