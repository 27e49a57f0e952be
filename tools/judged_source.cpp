#include "judged_source.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bodies.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

struct Twice {
  std::string exercise;
  Body yours;
  Body reference;
};

std::string line_mark(int line, const std::string& name) {
  return fmt::format("\n#line {} \"{}\"\n", line, name);
}

}  // namespace

std::string judged_source(const std::string& yours, const std::string& your_name,
                          const std::string& reference, const std::string& reference_name,
                          const std::vector<Exercise>& exercises) {
  std::vector<Twice> all;
  for (const auto& exercise : exercises) {
    const auto mine = find_body(yours, exercise.id);
    const auto theirs = find_body(reference, exercise.id);
    if (mine && theirs) all.push_back({exercise.id, *mine, *theirs});
  }
  std::ranges::sort(all, {}, [](const Twice& t) { return t.yours.begin; });
  std::string text = "#include \"tests/judged.hpp\"" + line_mark(1, your_name);
  std::size_t at = 0;
  for (const auto& [exercise, mine, theirs] : all) {
    if (mine.begin < at) continue;  // two marks in one function: one body
    text += yours.substr(at, mine.begin - at);
    text +=
        fmt::format("if (static const bool yours = ::dl::is_judged(\"{}\"); yours) {{", exercise);
    text += line_mark(mine.line, your_name) + mine.in(yours);
    text += "\n} else {" + line_mark(theirs.line, reference_name) + theirs.in(reference);
    text += "\n}" + line_mark(mine.last_line, your_name);
    at = mine.end;
  }
  return text + yours.substr(at);
}

std::filesystem::path judged_folder(const Place& place, const CourseLesson& lesson) {
  return place.build / "judged" / lesson.name;
}

void write_judged(const Place& place, const CourseLesson& lesson) {
  const auto folder = judged_folder(place, lesson);
  fs::create_directories(folder);
  for (const auto& name : lesson.files) {
    std::vector<Exercise> own;
    std::ranges::copy_if(lesson.exercises, std::back_inserter(own),
                         [&](const Exercise& exercise) { return exercise.file == name; });
    const auto yours = fmt::format("exercises/{}/{}", lesson.name, name);
    const auto reference = fmt::format("solutions/{}/{}", lesson.name, name);
    const auto text =
        judged_source(read_text_file(place.course.root() / yours), yours,
                      read_text_file(place.course.root() / reference), reference, own);
    const auto file = folder / name;
    // The compiler goes by times.
    if (!fs::exists(file) || read_text_file(file) != text) write_whole(file, text);
  }
}

}  // namespace dl
