#include <iostream>

#include <boost/algorithm/string/case_conv.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/table.hpp"
#include "tools/notes.hpp"
#include "tools/standing.hpp"
#include "tools/state.hpp"

namespace dl {
namespace {

std::string words_for(const std::optional<Step>& step) {
  if (!step) return "every lesson is done; './learn scoreboard'";
  const auto& lesson = step->lesson;
  if (!step->begun) {
    return fmt::format(
        "read lessons/{0}/README.md, see it with './learn run {1}',\n"
        "then write exercises/{0}/ and ask for the verdict with './learn check {1}'",
        lesson.name, lesson.number);
  }
  return fmt::format("go on in exercises/{}/, verdict with './learn check {}'", lesson.name,
                     lesson.number);
}

/// Whether a person at a terminal wants this command to watch; asked once.
bool wants_watch(const Course& course) {
  if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1) return false;
  auto notes = read_notes(course);
  if (!notes.watch) {
    fmt::print(
        "'./learn watch' shows your exercise, and its verdict at every save.\n"
        "Start it from now on with ./learn alone? [Y/n] ");
    std::fflush(stdout);
    std::string answer;
    if (!std::getline(std::cin, answer)) return false;
    boost::to_lower(answer);
    if (answer != "" && answer != "y" && answer != "yes" && answer != "n" && answer != "no") {
      return false;  // that was for something else: asked again the next time
    }
    notes.watch = !answer.starts_with('n');
    write_notes(course, notes);
  }
  return *notes.watch;
}

int run_road(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const auto step = next_step(place);
  if (step && step->begun && wants_watch(place.course)) return commands::watch().run(place, {});
  const auto lessons = place.course.lessons();
  Table table({"lesson", "state"});
  for (const auto& lesson : lessons) {
    table.row({lesson.title.substr(0, lesson.title.find(':')), describe(state_of(place, lesson), lesson)});
  }
  table.print();
  for (const auto& lesson : lessons) {
    if (!lesson.fault.empty()) fmt::print("\n{} is damaged: {}\n", lesson.name, lesson.fault);
  }
  fmt::print("\nNext: {}\n", words_for(step));
  return 0;
}

}  // namespace

Subcommand commands::road() { return {"road", "", "the lessons and your next step", run_road}; }

}  // namespace dl
