#include "build.hpp"

#include <algorithm>

#include <boost/algorithm/string/replace.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "contents.hpp"
#include "process.hpp"

namespace dl {

namespace fs = std::filesystem;

int build_target(const Place& place, const std::vector<std::string>& targets, const TreeLock&) {
  renew_times(place);
  Command command = {"cmake", "--build", place.build.string(), "--target"};
  command.insert(command.end(), targets.begin(), targets.end());
  const bool first_time = std::ranges::any_of(
      targets, [&](const std::string& target) { return !fs::exists(place.build / target); });
  if (first_time) {
    fmt::print(stderr, "learn: building {}\n", fmt::join(targets, ", "));
    // Half a minute: on a terminal ninja shows how far it is.
    if (isatty(STDERR_FILENO) == 1) return run_command(command).status;
  }
  const auto built = capture_command(command);
  if (built.status != 0) {
    // With ccache the compiler names files from the build folder, where the learner is not.
    const auto from_build = fs::relative(place.course.root(), place.build).string() + "/";
    fmt::print(stderr, "{}", boost::replace_all_copy(built.output, from_build, ""));
  }
  return built.status;
}

}  // namespace dl
