#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "tools/checking.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

bool is_missing(const Place& place, const CourseLesson& lesson) {
  const auto folder = place.course.exercise_folder(lesson.name);
  for (const auto& name : lesson.files) {
    if (std::filesystem::is_regular_file(folder / name)) continue;
    fmt::print("exercises/{}/{} is missing; './learn reset {}' makes it, and keeps what is there\n",
               lesson.name, name, lesson.number);
    return true;
  }
  return false;
}

void say_how_to_go_on(const CourseLesson& lesson, const std::vector<Exercise>& exercises,
                      const std::vector<Verdict>& verdicts) {
  const auto first = std::ranges::find(verdicts, false, &Verdict::passed);
  if (first == verdicts.end() && exercises.size() < lesson.exercises.size()) {
    fmt::print("\n'./learn check {}' judges the whole lesson.\n", lesson.number);
  } else if (first == verdicts.end()) {
    fmt::print("\nAll {} exercises pass. './learn diff {}' shows yours beside the reference.\n",
               verdicts.size(), lesson.number);
  } else {
    const auto& next = exercises[static_cast<std::size_t>(first - verdicts.begin())];
    fmt::print("\n");
    if (verdicts.size() > 1) {
      fmt::print("{} of {} exercises pass. ", std::ranges::count(verdicts, true, &Verdict::passed),
                 verdicts.size());
    }
    fmt::print("Next: {} in exercises/{}/{}; './learn hint {}' helps.\n", next.id, lesson.name,
               next.file, next.id);
  }
}

int run_check(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("whole", po::bool_switch());
  const auto given = read_words(words, options, true);
  const auto [lesson, one] = wanted(place, given["lesson"].as<std::string>());
  const auto exercises = one ? std::vector<Exercise>{*one} : lesson.exercises;
  if (is_missing(place, lesson)) return 1;
  const TreeLock held(place);
  const auto verdicts = check_exercises(place, lesson, exercises, held);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    for (const auto& line : lines_of(place, exercises[i], verdicts[i], given["whole"].as<bool>())) {
      fmt::print("{}\n", line);
    }
  }
  say_how_to_go_on(lesson, exercises, verdicts);
  return std::ranges::all_of(verdicts, &Verdict::passed) ? 0 : 1;
}

}  // namespace

Subcommand commands::check() {
  return {"check", "NN[.K] [--whole]",
          "the verdict on your exercises; --whole: all that is known of what fails", run_check};
}

}  // namespace dl
