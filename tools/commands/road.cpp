#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "common/table.hpp"
#include "tools/state.hpp"

namespace dl {
namespace {

int run_road(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const auto lessons = place.course.lessons();
  Table table({"lesson", "state"});
  std::vector<State> states;
  for (const auto& lesson : lessons) {
    states.push_back(state_of(place, lesson));
    table.row({lesson.title, describe(states.back(), lesson)});
  }
  table.print();
  for (const auto& lesson : lessons) {
    if (!lesson.fault.empty()) fmt::print("\n{} is damaged: {}\n", lesson.name, lesson.fault);
  }

  // Lessons can be done in any order: what is begun comes first, then what follows the last done.
  const auto open = [](const State& s) { return !s.done && s.kind != State::damaged; };
  const auto begun = [&](const State& s) { return open(s) && s.kind != State::not_started; };
  auto at = std::ranges::find_if(states, begun);
  if (at == states.end()) {
    const auto last_done = std::find_if_not(states.rbegin(), states.rend(), open);
    at = std::find_if(last_done.base(), states.end(), open);
  }
  if (at == states.end()) at = std::ranges::find_if(states, open);
  std::string next;
  if (at != states.end()) {
    const auto& lesson = lessons[static_cast<std::size_t>(at - states.begin())];
    next = begun(*at) ? fmt::format("go on in exercises/{}/, verdict with './learn check {}'",
                                    lesson.name, lesson.number)
                      : fmt::format(
                            "read lessons/{0}/README.md, see it with './learn run {1}',\n"
                            "then write exercises/{0}/ and ask for the verdict with "
                            "'./learn check {1}'",
                            lesson.name, lesson.number);
  }
  fmt::print("\nNext: {}\n", next.empty() ? "every lesson is done; './learn scoreboard'" : next);
  return 0;
}

}  // namespace

Subcommand commands::road() { return {"road", "", "the lessons and your next step", run_road}; }

}  // namespace dl
