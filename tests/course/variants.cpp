#include "variants.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

namespace dl {
namespace {

/// The right body, in place of it each variant when that is chosen.
std::string with_variants(const std::string& body, const std::map<int, std::string>& variants) {
  std::string all;
  for (const auto& [number, variant] : variants) {
    all += fmt::format("if (::dl::mistake() == {0}) {{\n#line 1 \"variant_{0}\"\n{1}}} else ",
                       number, variant);
  }
  return all + "{\n#line 1 \"right\"\n" + body + "}\n";
}

/// What the compiler says of a lesson's tests on its exercise, when it only looks: no warnings.
std::string errors(const CourseTree& tree, const CourseLesson& lesson) {
  std::string all;
  const auto commands = nlohmann::json::parse(read_text(tree.build() / "compile_commands.json"));
  for (const auto& entry : commands) {
    const std::string command = entry.at("command");
    if (command.find("/my_test_" + lesson.number) == std::string::npos) continue;
    all += capture_command({"sh", "-c",
                            "cd '" + entry.at("directory").get<std::string>() + "' && " + command +
                                " -fsyntax-only -w -Wno-fatal-errors"})
               .output;
  }
  return all;
}

}  // namespace

const Exercise& exercise_of(const CourseLesson& lesson, const std::string& id) {
  INFO("exercise " << id);
  const auto found = std::ranges::find(lesson.exercises, id, &Exercise::id);
  REQUIRE(found != lesson.exercises.end());
  return *found;
}

std::string right_body(const CourseTree& tree, const CourseLesson& lesson,
                       const Exercise& exercise) {
  const auto text = read_text(tree.course().solution_folder(lesson.name) / exercise.file);
  const Body body(text, exercise.id);
  return text.substr(body.begin, body.size);
}

void write_variants(const CourseTree& tree, const CourseLesson& lesson, const Variants& variants) {
  tree.fill_in(lesson);
  for (const auto& [id, own] : variants) {
    const auto& exercise = exercise_of(lesson, id);
    const auto file = tree.course().exercise_folder(lesson.name) / exercise.file;
    auto text = read_text(file);
    const Body body(text, id);
    text.replace(body.begin, body.size, with_variants(right_body(tree, lesson, exercise), own));
    // A header of the system's: that a comparison is always true is no error here.
    write_text(file, "#pragma GCC system_header\n#include \"tests/mistake.hpp\"\n" + text);
  }
}

void leave_out_what_does_not_compile(const CourseTree& tree, const CourseLesson& lesson,
                                     Variants& variants) {
  const std::regex name("variant_(\\d+):");
  while (true) {
    write_variants(tree, lesson, variants);
    const auto said = errors(tree, lesson);
    std::set<int> wrong;
    for (std::sregex_iterator it(said.begin(), said.end(), name), end; it != end; ++it) {
      wrong.insert(std::stoi((*it)[1]));
    }
    if (wrong.empty()) {
      INFO(said);
      CHECK(said.find("error:") == std::string::npos);
      return;
    }
    for (auto& [exercise, own] : variants) {
      std::erase_if(own, [&](const auto& variant) { return wrong.contains(variant.first); });
    }
  }
}

Verdict judge_variant(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                      int number, const Limits& limits) {
  setenv("DL_MISTAKE", std::to_string(number).c_str(), 1);
  auto verdict = judge(place, lesson, exercise, limits);
  unsetenv("DL_MISTAKE");
  return verdict;
}

}  // namespace dl
