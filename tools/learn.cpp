// The course program: ./learn hands over to it when the machine is set up.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "common/course_folder.hpp"
#include "common/error.hpp"
#include "common/program.hpp"
#include "tools/build_folder.hpp"
#include "tools/commands/commands.hpp"

namespace {

using dl::Subcommand;
using dl::Words;

/// In the order in which a learner meets them.
std::vector<Subcommand> subcommands() {
  using namespace dl::commands;
  return {tour(), road(),  list(), run(),      check(),  watch(),      hint(), next(),
          diff(), reset(), undo(), progress(), update(), scoreboard(), book(), test()};
}

void help() {
  fmt::print(
      "Deep learning, step by step, in C++\n\n"
      "./learn                shows the road and your next step, or watches it\n"
      "./learn --yes ...      installs missing packages without asking\n");
  for (const auto& subcommand : subcommands()) {
    fmt::print("./learn {:<14} {}\n", subcommand.name, subcommand.about);
  }
  fmt::print("\n'./learn COMMAND --help' says more.\n");
}

int learn(const Words& words) {
  const dl::Place place{.course = dl::Course(dl::course_folder()), .build = dl::build_folder()};
  if (words.empty()) return dl::commands::road().run(place, {});
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    help();
    return 0;
  }
  const auto all = subcommands();
  const auto found = std::ranges::find(all, words[0], &Subcommand::name);
  if (found == all.end()) {
    throw dl::UsageError(
        fmt::format("unknown command '{}'; './learn --help' lists them", words[0]));
  }
  const Words rest(words.begin() + 1, words.end());
  const auto own = dl::split_words(rest).own;
  if (std::ranges::find(own, "--help") != own.end()) {
    fmt::print("./learn {} {}\n\n{}\n", found->name, found->options, found->about);
    return 0;
  }
  return found->run(place, rest);
}

}  // namespace

int main(int argc, char** argv) {
  return dl::program_main("learn", [&] { return learn({argv + 1, argv + argc}); });
}
