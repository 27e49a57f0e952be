#include <fmt/format.h>

#include "commands.hpp"
#include "tools/build.hpp"
#include "tools/process.hpp"
#include "tools/scores.hpp"

namespace dl {
namespace {

int run_tour(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const auto lessons = place.course.lessons();
  std::vector<std::string> targets;
  for (const auto& lesson : lessons) targets.push_back("lesson_" + lesson.number);
  if (build_target(place, targets) != 0) return 1;
  for (const auto& lesson : lessons) {
    fmt::print("\n==== {}\n\n", lesson.title);
    const auto program = place.build / ("lesson_" + lesson.number);
    if (const int status = run_command({program.string(), "--quick"}); status != 0) {
      return status;
    }
  }
  fmt::print("\n==== Scoreboard\n\n");
  show_scoreboard(place.course, PlotTo::png);
  return 0;
}

}  // namespace

Subcommand commands::tour() { return {"tour", "", "every lesson, a quick run", run_tour}; }

}  // namespace dl
