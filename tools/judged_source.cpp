#include "judged_source.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>

#include "bodies.hpp"
#include "common/file.hpp"
#include "common/text.hpp"
#include "functions.hpp"

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

/// The compiler goes by times.
void write_if_new(const fs::path& file, const std::string& text) {
  if (!fs::exists(file) || read_text_file(file) != text) write_whole(file, text);
}

/// The bodies that stand in both files, in the order of yours; of two in one function the first.
std::vector<Twice> bodies_of_both(const TwoSources& both) {
  std::vector<Twice> all;
  for (const auto& exercise : both.exercises) {
    const auto mine = find_body(both.yours, exercise.id);
    const auto theirs = find_body(both.reference, exercise.id);
    if (mine && theirs) all.push_back({exercise.id, *mine, *theirs});
  }
  std::ranges::sort(all, {}, [](const Twice& t) { return t.yours.begin; });
  std::vector<Twice> apart;
  for (const auto& one : all) {
    if (apart.empty() || one.yours.begin >= apart.back().yours.end) apart.push_back(one);
  }
  return apart;
}

/// Yours with each body twice.
std::string with_bodies_twice(const TwoSources& both) {
  std::string text = "#include \"tests/judged.hpp\"" + line_mark(1, both.your_name);
  std::size_t at = 0;
  for (const auto& [exercise, mine, theirs] : bodies_of_both(both)) {
    text += both.yours.substr(at, mine.begin - at);
    text +=
        fmt::format("if (static const bool yours = ::dl::is_judged(\"{}\"); yours) {{", exercise);
    text += line_mark(mine.line, both.your_name) + mine.in(both.yours);
    text += "\n} else {" + line_mark(theirs.line, both.reference_name) + theirs.in(both.reference);
    text += "\n}" + line_mark(mine.last_line, both.your_name);
    at = mine.end;
  }
  return text + both.yours.substr(at);
}

/// Line by line what is neither in a body nor a comment nor an include.
std::vector<std::string> rest_of(const std::string& text, const std::vector<Body>& bodies) {
  std::string rest;
  std::size_t at = 0;
  for (const auto& body : bodies) {
    rest += text.substr(at, body.begin - at);
    at = body.end;
  }
  std::vector<std::string> lines;
  for (auto& line : lines_of(rest + text.substr(at))) {
    boost::trim(line);
    const bool counts = !line.empty() && !line.starts_with("//") && !line.starts_with("#include") &&
                        !line.starts_with("#pragma");
    if (counts) lines.push_back(line);
  }
  return lines;
}

/// Yours with the functions that have a body marked as used, so that the linker finds them; other
/// functions outside of classes only declared. A template in a class is there with the functions
/// that call it. Nothing when that is not enough.
std::optional<std::string> with_functions_kept(std::string yours,
                                               const std::vector<Twice>& bodies) {
  auto functions = functions_of(yours);
  bool in_class_template = false;
  std::set<std::size_t> asked;
  for (const auto& body : bodies) {
    const auto function = std::ranges::find_if(
        functions, [&](const FunctionPlace& f) { return f.has(body.yours.begin); });
    if (function == functions.end() || (!function->is_plain && !function->is_in_class)) return {};
    in_class_template = in_class_template || !function->is_plain;
    asked.insert(function->begin);
  }
  std::ranges::reverse(functions);  // what comes first keeps its place
  for (const auto& f : functions) {
    if (!f.is_plain) continue;
    if (asked.contains(f.begin) || in_class_template) {
      yours.insert(f.begin, "[[gnu::used]] ");
    } else if (!f.is_in_class) {
      yours.replace(f.begin, f.close + 1 - f.begin, declaration_of(yours, f, false));
    }
  }
  return yours;
}

}  // namespace

bool TwoSources::only_bodies_differ() const {
  std::vector<Body> mine;
  std::vector<Body> theirs;
  for (const auto& body : bodies_of_both(*this)) {
    mine.push_back(body.yours);
    theirs.push_back(body.reference);
  }
  return mine.size() == exercises.size() && std::ranges::is_sorted(theirs, {}, &Body::begin) &&
         rest_of(yours, mine) == rest_of(reference, theirs);
}

JudgedSource TwoSources::judged(bool bodies_alone) const {
  auto kept = bodies_alone ? with_functions_kept(yours, bodies_of_both(*this)) : std::nullopt;
  if (!kept)
    return {.included = with_bodies_twice(*this),
            .bodies = "// The tests include them.\n",
            .are_alone = false};
  auto alone = *this;
  alone.yours = std::move(*kept);
  return {
      .included = only_declared(reference), .bodies = with_bodies_twice(alone), .are_alone = true};
}

std::filesystem::path judged_folder(const Place& place, const CourseLesson& lesson) {
  return place.build / "judged" / lesson.name;
}

void write_judged(const Place& place, const CourseLesson& lesson) {
  std::map<std::string, TwoSources> files;
  for (const auto& name : lesson.files) {
    std::vector<Exercise> own;
    std::ranges::copy_if(lesson.exercises, std::back_inserter(own),
                         [&](const Exercise& exercise) { return exercise.file == name; });
    const auto yours = fmt::format("exercises/{}/{}", lesson.name, name);
    const auto reference = fmt::format("solutions/{}/{}", lesson.name, name);
    files[name] = {.yours = read_text_file(place.course.root() / yours),
                   .your_name = yours,
                   .reference = read_text_file(place.course.root() / reference),
                   .reference_name = reference,
                   .exercises = std::move(own)};
  }
  // A class that one file changes is another one in all files.
  const bool bodies_alone =
      std::ranges::all_of(files, [](const auto& file) { return file.second.only_bodies_differ(); });
  for (const auto& [name, both] : files) {
    const auto judged = both.judged(bodies_alone);
    const auto stem = fs::path(name).stem().string();
    const auto own = judged_folder(place, lesson) / stem;
    fs::create_directories(own);
    write_if_new(own / (stem + "_bodies.hpp"), judged.bodies);
    write_if_new(own / (stem + "_alone.hpp"),
                 fmt::format("#include \"{}\"\n", judged.are_alone ? stem + "_bodies.hpp" : name));
    // Who calls a body that the tests include must be compiled with it.
    for (const auto& [other_name, other] : files) {
      write_if_new(own / other_name, judged.are_alone ? only_declared(other.reference)
                                                      : other.judged(false).included);
    }
  }
}

}  // namespace dl
