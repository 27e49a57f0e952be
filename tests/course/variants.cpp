#include "variants.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

namespace dl {
namespace {

/// Where the reference's body stands in its file, with the line that marks its end.
struct MarkedBody {
  std::size_t begin;
  std::size_t size;

  MarkedBody(const std::string& text, const std::string& exercise) {
    const std::string mark = "// solution begin\n";
    begin = text.find(mark, text.find("exercise " + exercise + ":")) + mark.size();
    const auto end = text.find("// solution end", begin);
    REQUIRE(end != std::string::npos);
    size = text.find('\n', end) + 1 - begin;
  }
};

/// The right body, in place of it each variant when that is chosen.
std::string with_variants(const std::string& body, const std::map<int, std::string>& variants) {
  std::string all;
  for (const auto& [number, variant] : variants) {
    all += fmt::format("if (::dl::mistake() == {0}) {{\n#line 1 \"variant_{0}\"\n{1}}} else ",
                       number, variant);
  }
  return all + "{\n#line 1 \"right\"\n" + body + "}\n";
}

/// What the compiler says of a source of the program that judges one file, when it only looks: no
/// warnings.
std::string errors_in(const nlohmann::json& commands, const std::string& source,
                      const std::string& program) {
  const auto found = std::ranges::find_if(commands, [&](const nlohmann::json& entry) {
    return entry.at("file").get<std::string>().ends_with(source) &&
           entry.at("command").get<std::string>().find("/" + program + ".dir/") !=
               std::string::npos;
  });
  INFO(source);
  REQUIRE(found != commands.end());
  const auto command = fmt::format("cd '{}' && {} -fsyntax-only -w -Wno-fatal-errors",
                                   found->at("directory").get<std::string>(),
                                   found->at("command").get<std::string>());
  const auto finished = capture_command({"sh", "-c", command});
  return finished.status == 0 ? "" : finished.output;
}

/// The variants stand in the bodies or in what the tests include (tools/judged_source.hpp).
std::string errors(const CourseTree& tree, const CourseLesson& lesson, const std::string& file) {
  const auto commands = nlohmann::json::parse(read_text(tree.build() / "compile_commands.json"));
  const auto name = lesson.number + "_" + std::filesystem::path(file).stem().string();
  return errors_in(commands, "/my_bodies_" + name + ".cpp", "my_bodies_" + name) +
         errors_in(commands, tree.course().test_file(lesson.name, file).filename().string(),
                   "my_test_" + name);
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
  const MarkedBody body(text, exercise.id);
  return text.substr(body.begin, body.size);
}

void write_variants(const CourseTree& tree, const CourseLesson& lesson, const Variants& variants) {
  tree.fill_in(lesson);
  for (const auto& [id, own] : variants) {
    const auto& exercise = exercise_of(lesson, id);
    const auto file = tree.course().exercise_folder(lesson.name) / exercise.file;
    auto text = read_text(file);
    const MarkedBody body(text, id);
    text.replace(body.begin, body.size, with_variants(right_body(tree, lesson, exercise), own));
    // A header of the system's: that a comparison is always true is no error here.
    write_text(file, "#pragma GCC system_header\n#include \"tests/mistake.hpp\"\n" + text);
  }
  write_judged({tree.course(), tree.build()}, lesson);
}

void leave_out_what_does_not_compile(const CourseTree& tree, const CourseLesson& lesson,
                                     Variants& variants) {
  const std::regex name("variant_(\\d+):");
  auto to_look_at = CourseTree::files_of(lesson);
  write_variants(tree, lesson, variants);
  while (!to_look_at.empty()) {
    const auto said = errors(tree, lesson, *to_look_at.begin());
    std::set<int> wrong;
    for (std::sregex_iterator it(said.begin(), said.end(), name), end; it != end; ++it) {
      wrong.insert(std::stoi((*it)[1]));
    }
    if (wrong.empty()) {
      INFO(said);
      REQUIRE(said.empty());
      to_look_at.erase(to_look_at.begin());
      continue;
    }
    for (auto& [exercise, own] : variants) {
      std::erase_if(own, [&](const auto& variant) { return wrong.contains(variant.first); });
    }
    write_variants(tree, lesson, variants);
  }
}

Verdict judge_variant(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                      int number, const Limits& limits) {
  setenv("DL_MISTAKE", std::to_string(number).c_str(), 1);
  auto verdict = judge_alone(place, lesson, exercise, limits);
  unsetenv("DL_MISTAKE");
  return verdict;
}

}  // namespace dl
