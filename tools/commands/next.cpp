#include <fmt/format.h>

#include "commands.hpp"
#include "tools/standing.hpp"

namespace dl {
namespace {

int run_next(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const auto step = next_step(place);
  if (!step) {
    fmt::print("every lesson is done; './learn scoreboard' shows what each reached\n");
    return 0;
  }
  const auto& [lesson, begun, exercise] = *step;
  if (!begun) fmt::print("read first: lessons/{}/README.md\n", lesson.name);
  if (!exercise) {
    fmt::print("all of lesson {0} is written; verdict: ./learn check {0}\n", lesson.number);
    return 0;
  }
  fmt::print("{} {}\nwrite it in {}\nverdict: ./learn check {}\n", exercise->id, exercise->title,
             where(place.course, lesson, *exercise), exercise->id);
  return 0;
}

}  // namespace

Subcommand commands::next() {
  return {"next", "", "the exercise to write next: where it stands, and how to check it", run_next};
}

}  // namespace dl
