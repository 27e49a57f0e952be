#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/progress.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

int run_diff(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  const std::string colour = can_overwrite(STDOUT_FILENO) ? "--color=always" : "--color=never";
  for (const auto& file : lesson.files) {
    const auto yours = fmt::format("exercises/{}/{}", lesson.name, file);
    const auto reference = fmt::format("solutions/{}/{}", lesson.name, file);
    const int status = run_command({"diff", "-uN", colour, "--label", yours, "--label", reference,
                                    (place.course.root() / yours).string(),
                                    (place.course.root() / reference).string()})
                           .status;
    if (status > 1) return status;  // a difference is no failure
  }
  return 0;
}

}  // namespace

Subcommand commands::diff() {
  return {"diff", "NN", "your exercise beside the reference", run_diff};
}

}  // namespace dl
