#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "commands.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

int run_test(const Place& place, const Words& words) {
  const auto [own, others] = split_words(words);
  read_words(own, {}, false);
  fmt::print(stderr, "learn: building everything\n");
  if (const int status = run_command({"cmake", "--build", place.build.string()}); status != 0) {
    return status;
  }
  Command command = {"ctest",
                     "--test-dir",
                     place.build.string(),
                     "-j",
                     std::to_string(std::max(1U, std::thread::hardware_concurrency())),
                     "-LE",
                     "deep",
                     "--output-on-failure",
                     "--no-tests=error"};
  command.insert(command.end(), others.begin(), others.end());
  return run_command(command);
}

}  // namespace

Subcommand commands::test() {
  return {"test", "[-- OPTIONS OF CTEST]", "the repository's own tests", run_test};
}

}  // namespace dl
