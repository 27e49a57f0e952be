#include "page.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/text.hpp"
#include "tools/formula.hpp"
#include "tools/standing.hpp"
#include "tools/story.hpp"

namespace dl {

namespace fs = std::filesystem;

std::vector<std::string> head_of(const Course& course, const CourseLesson& lesson,
                                 const Exercise& exercise) {
  const auto solution = course.solution_folder(lesson.name) / exercise.file;
  std::vector<std::string> head = {fmt::format("{} {}", exercise.id, exercise.title),
                                   where(course, lesson, exercise)};
  const auto formula = formula_of(read_text_file(solution), exercise.id);
  if (!formula.empty()) head.push_back("  " + formula);
  return head;
}

std::vector<std::string> printable_lines(const std::string& text) {
  auto lines = lines_of(text);
  std::erase_if(lines, [](const auto& line) { return line.starts_with("learn: building"); });
  for (auto& line : lines) line = printable(line);
  return lines;
}

Command course_command(const Place& place, const Command& words) {
  Command command = {(place.build / "tools" / "learn").string()};
  command.insert(command.end(), words.begin(), words.end());
  return command;
}

std::string open_plot(const Course& course, const CourseLesson& lesson) {
  const auto name = read_story(course, lesson).plot + ".png";
  // Of the learner's own last run, of the reference's, and as it stands in the text.
  for (const auto& folder :
       {"out/my_" + lesson.name, "out/" + lesson.name, "lessons/" + lesson.name}) {
    const auto picture = course.root() / folder / name;
    if (!fs::exists(picture)) continue;
    if (std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr) {
      run_command({"sh", "-c", "setsid -f xdg-open \"$0\" >/dev/null 2>&1", picture.string()});
    }
    return "the lesson's plot: " + picture.string();
  }
  return fmt::format("'./learn run {}' draws the lesson's plot", lesson.number);
}

}  // namespace dl
