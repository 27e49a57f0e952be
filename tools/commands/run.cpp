#include <csignal>

#include <fmt/format.h>

#include "commands.hpp"
#include "common/error.hpp"
#include "tools/build.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

int run_run(const Place& place, const Words& words) {
  const auto [own, others] = split_words(words);
  po::options_description options;
  options.add_options()("mine", po::bool_switch());
  po::variables_map given;
  try {
    given = read_words(own, options, true);
  } catch (const po::unknown_option& option) {
    throw UsageError(
        fmt::format("{0} is no option of run; the program's own come after --, as in "
                    "'./learn run NN -- {0}'",
                    option.get_option_name()));
  }
  const auto lesson = place.course.lesson(given["lesson"].as<std::string>());
  const auto target = (given["mine"].as<bool>() ? "my_lesson_" : "lesson_") + lesson.number;
  const auto program = place.build / target;
  TreeLock held(place);
  if (build_target(place, {target}, held) != 0) return 1;
  Command command = {program.string()};
  command.insert(command.end(), others.begin(), others.end());
  // While the program runs others may build.
  const auto ended = run_command(command, [&] { held.release(); });
  // A reader that has enough, such as head(1), ends the program too.
  if (ended.signal != 0 && ended.signal != SIGPIPE) {
    fmt::print(stderr, "learn: a signal ended the program ({}); './learn check {}' may say why\n",
               ended.signal, lesson.number);
  }
  return ended.status;
}

}  // namespace

Subcommand commands::run() {
  return {"run", "NN [--mine] [-- OPTIONS]",
          "a lesson's program; --mine: on your exercise; after --: the program's own options, "
          "'./learn run NN -- --help' lists them",
          run_run};
}

}  // namespace dl
