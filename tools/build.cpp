#include "build.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include <boost/algorithm/string/replace.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "contents.hpp"
#include "process.hpp"

namespace dl {

namespace fs = std::filesystem;

namespace {

/// With ccache the compiler names files from the build folder, where the learner is not.
std::string named_from_root(const Place& place, const std::string& output) {
  const auto from_build = fs::relative(place.course.root(), place.build).string() + "/";
  return boost::replace_all_copy(boost::replace_all_copy(output, from_build, ""),
                                 place.course.root().string() + "/", "");
}

bool is_of(const std::string& step, const std::string& target) {
  return step.find("/" + target + ".dir/") != std::string::npos || step.ends_with(" " + target);
}

}  // namespace

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
  if (built.status != 0) fmt::print(stderr, "{}", named_from_root(place, built.output));
  return built.status;
}

std::string Built::words_about(const std::string& target) const {
  std::string words;
  bool own = false;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    static const std::regex step("\\[\\d+/\\d+\\] .*");
    if (std::regex_match(line, step)) {
      own = is_of(line, target);
    } else if (own) {
      words += line + "\n";
    }
  }
  return words;
}

bool Built::failed(const std::string& target) const {
  return words_about(target).find("FAILED: ") != std::string::npos;
}

Built build_what_can_be(const Place& place, const std::vector<std::string>& targets,
                        const TreeLock&) {
  renew_times(place);
  Command command = {"cmake", "--build", place.build.string(), "--target"};
  command.insert(command.end(), targets.begin(), targets.end());
  command.insert(command.end(), {"--", "-k", "0"});
  const auto built = capture_command(command);
  return {.status = built.status, .output = named_from_root(place, built.output)};
}

}  // namespace dl
