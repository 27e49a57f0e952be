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

/// A file of the course; one that is not there is empty.
std::string text_of(const Place& place, const std::string& name) {
  const auto file = place.course.root() / name;
  return fs::is_regular_file(file) ? read_text_file(file) : "";
}

/// The text as it is compared, in a file of the build folder.
std::string plain_copy(const Place& place, const std::string& name, const std::string& text) {
  const auto copy = place.build / "diff" / name;
  write_whole(copy, without_marks(text));
  return copy.string();
}

/// The reference with the learner's bodies in all other exercises: what it says of them stays
/// unseen.
std::string showing_only(const Exercise& exercise, const CourseLesson& lesson,
                         std::string reference, const std::string& yours) {
  for (const auto& other : lesson.exercises) {
    if (other.id == exercise.id || other.file != exercise.file) continue;
    reference = with_body_put_back(reference, yours, other.id).value_or(reference);
  }
  return reference;
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
    const auto your_text = text_of(place, yours);
    auto shown = text_of(place, reference);
    if (exercise) shown = showing_only(*exercise, lesson, shown, your_text);
    const int status =
        run_command({"diff", "-u", colour, "--label", yours, "--label", reference,
                     plain_copy(place, yours, your_text), plain_copy(place, reference, shown)})
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
