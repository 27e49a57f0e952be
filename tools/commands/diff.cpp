#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/file.hpp"
#include "common/progress.hpp"
#include "tools/bodies.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// A file as it is compared, in the build folder. One that is not there is empty.
std::string plain_copy(const Place& place, const std::string& name) {
  const auto file = place.course.root() / name;
  const auto copy = place.build / "diff" / name;
  write_whole(copy, fs::is_regular_file(file) ? without_marks(read_text_file(file)) : "");
  return copy.string();
}

int run_diff(const Place& place, const Words& words) {
  const auto [lesson, exercise] =
      wanted(place, read_words(words, {}, true)["lesson"].as<std::string>());
  const std::string colour = can_overwrite(STDOUT_FILENO) ? "--color=always" : "--color=never";
  bool differs = false;
  for (const auto& file : lesson.files) {
    if (exercise && exercise->file != file) continue;
    const auto yours = fmt::format("exercises/{}/{}", lesson.name, file);
    const auto reference = fmt::format("solutions/{}/{}", lesson.name, file);
    const int status = run_command({"diff", "-u", colour, "--label", yours, "--label", reference,
                                    plain_copy(place, yours), plain_copy(place, reference)})
                           .status;
    if (status > 1) return status;
    differs = differs || status == 1;
  }
  if (!differs) fmt::print("yours is the reference, word for word\n");
  return 0;  // a difference is no failure
}

}  // namespace

Subcommand commands::diff() {
  return {"diff", "NN[.K]",
          "your exercise beside the reference: lines with - are yours, with + the reference's",
          run_diff};
}

}  // namespace dl
