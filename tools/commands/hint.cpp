#include <fmt/format.h>

#include "commands.hpp"
#include "common/error.hpp"
#include "tools/hints.hpp"

namespace dl {
namespace {

int run_hint(const Place& place, const Words& words) {
  boost::program_options::options_description options;
  options.add_options()("again", boost::program_options::bool_switch());
  const auto given = read_words(words, options, true);
  const auto word = given["lesson"].as<std::string>();
  const auto exercise = wanted(place, word).exercise;
  if (!exercise) {
    throw UsageError(fmt::format(
        "a hint is for one exercise, such as {}.1, and './learn list' shows them all", word));
  }
  const bool again = given["again"].as<bool>();
  fmt::print("{} {}\n{}", exercise->id, exercise->title,
             hints_seen(place.course, *exercise, !again));
  return 0;
}

}  // namespace

Subcommand commands::hint() {
  return {"hint", "NN.K [--again]", "one more hint at each call; --again: those that you have seen",
          run_hint};
}

}  // namespace dl
