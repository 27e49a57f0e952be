#include <fmt/format.h>

#include "commands.hpp"
#include "common/error.hpp"

namespace dl {
namespace {

int run_hint(const Place& place, const Words& words) {
  const auto id = read_words(words, {}, true)["lesson"].as<std::string>();
  for (const auto& lesson : place.course.lessons()) {
    for (const auto& exercise : lesson.exercises) {
      if (exercise.id != id) continue;
      fmt::print("{} {}\n", id, exercise.title);
      for (const auto& text : exercise.hints) fmt::print("  {}\n", text);
      return 0;
    }
  }
  throw UsageError(fmt::format(
      "there is no exercise '{}'; a hint is for one exercise, such as 03.1, and './learn list' "
      "shows them all",
      id));
}

}  // namespace

Subcommand commands::hint() { return {"hint", "NN.K", "a way into an exercise", run_hint}; }

}  // namespace dl
