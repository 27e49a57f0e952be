#include <algorithm>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "tools/contents.hpp"
#include "tools/lock.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

int run_test(const Place& place, const Words& words) {
  const auto [own, of_ctest] = split_words(words);
  boost::program_options::options_description options;
  options.add_options()("all", boost::program_options::bool_switch());
  const bool all = read_words(own, options, false)["all"].as<bool>() || !of_ctest.empty();

  fmt::print(stderr, "learn: building the tests\n");
  const auto build = place.build.string();
  {
    const TreeLock held(place);
    renew_times(place);
    const int built =
        run_command({"cmake", "--build", build, "--target", all ? "all" : "quick_tests"}).status;
    if (built != 0) return built;
  }
  const auto jobs = std::to_string(std::max(1U, std::thread::hardware_concurrency()));
  Command command = {"ctest",           "--test-dir", build, "-j", jobs, "--output-on-failure",
                     "--no-tests=error"};
  if (isatty(STDOUT_FILENO) == 1) command.emplace_back("--progress");
  if (!all) command.insert(command.end(), {"-LE", "deep|programs"});
  command.insert(command.end(), of_ctest.begin(), of_ctest.end());
  return run_command(command).status;
}

}  // namespace

Subcommand commands::test() {
  return {"test", "[--all] [-- OPTIONS OF CTEST]",
          "the repository's own tests, a few minutes; --all: also those that build whole trees and "
          "run every program, about an hour",
          run_test};
}

}  // namespace dl
