#include "exercise_maker.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "common/checksum.hpp"
#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

/// The words after `mark` when the line is that comment.
std::optional<std::string> comment(const std::string& line, const std::string& mark) {
  const auto begin = line.find_first_not_of(' ');
  if (begin == std::string::npos || !line.substr(begin).starts_with("// " + mark)) return {};
  const auto words = line.substr(begin + 3 + mark.size());
  const auto first = words.find_first_not_of(' ');
  return first == std::string::npos ? "" : words.substr(first);
}

/// Exercises include todo.hpp, which the solutions do not need: after their last include.
std::string with_todo_header(const std::string& text) {
  const auto last = text.rfind("#include");
  const auto at = last == std::string::npos ? 0 : text.find('\n', last) + 1;
  return text.substr(0, at) + "#include \"common/todo.hpp\"\n" + text.substr(at);
}

}  // namespace

MadeFile make_exercise(const std::string& solution, const std::filesystem::path& file) {
  enum class In { code, head, body } in = In::code;
  MadeFile made;
  std::istringstream lines(solution);
  std::string line;
  int number = 0;
  const auto expect = [&](bool good, const char* what) {
    if (!good) throw InputError(file, fmt::format("line {}", number), what);
  };
  while (std::getline(lines, line)) {
    ++number;
    if (const auto head = comment(line, "exercise ")) {
      expect(in == In::code, "an exercise begins inside another");
      const auto colon = head->find(": ");
      expect(colon != std::string::npos && colon > 3 && (*head)[2] == '.',
             "expected '// exercise NN.k: title'");
      in = In::head;
      made.exercises.push_back({.id = head->substr(0, colon),
                                .title = head->substr(colon + 2),
                                .file = file.filename().string(),
                                .hints = {}});
      made.text += line + "\n";
    } else if (const auto hint = comment(line, "hint:")) {
      expect(in == In::head, "a hint belongs between 'exercise' and 'solution begin'");
      expect(!hint->empty(), "an empty hint");
      made.exercises.back().hints.push_back(*hint);
    } else if (comment(line, "solution begin")) {
      expect(in == In::head, "'solution begin' without an exercise");
      expect(!made.exercises.back().hints.empty(), "an exercise without a hint");
      in = In::body;
      made.text += line.substr(0, line.find_first_not_of(' ')) +
                   fmt::format("todo(\"{}\");\n", made.exercises.back().id);
    } else if (comment(line, "solution end")) {
      expect(in == In::body, "'solution end' without 'solution begin'");
      in = In::code;
    } else if (in != In::body) {
      expect(in == In::code, "expected '// hint: ...' or '// solution begin'");
      made.text += line + "\n";
    }
  }
  expect(in == In::code, "the file ends inside an exercise");
  if (!made.exercises.empty()) made.text = with_todo_header(made.text);
  return made;
}

MadeLesson make_lesson(const std::filesystem::path& solution_folder) {
  if (!std::filesystem::is_directory(solution_folder)) {
    throw InputError(solution_folder, "not found", "expected a folder with a lesson's solution");
  }
  std::set<std::filesystem::path> sources;
  for (const auto& entry : std::filesystem::directory_iterator(solution_folder)) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    if (!hidden && entry.path().extension() == ".hpp") sources.insert(entry.path());
  }
  MadeLesson made;
  for (const auto& source : sources) {
    auto file = make_exercise(read_text_file(source), source);
    made.files[source.filename().string()] = file.text;
    for (auto& exercise : file.exercises) {
      if (std::ranges::find(made.exercises, exercise.id, &Exercise::id) != made.exercises.end()) {
        throw InputError(source, "exercise " + exercise.id, "the same id a second time");
      }
      made.exercises.push_back(std::move(exercise));
    }
  }
  if (made.exercises.empty()) {
    throw InputError(solution_folder, "headers",
                     "expected '// exercise NN.k: title' in one of them");
  }
  // 02.2 before 02.10
  std::ranges::sort(made.exercises, {},
                    [](const Exercise& e) { return std::pair(e.id.size(), e.id); });
  return made;
}

std::string MadeLesson::json() const {
  nlohmann::ordered_json all = {{"exercises", nlohmann::ordered_json::array()},
                                {"checksums", nlohmann::ordered_json::object()}};
  for (const auto& e : exercises) {
    all["exercises"].push_back(
        {{"id", e.id}, {"title", e.title}, {"file", e.file}, {"hints", e.hints}});
  }
  for (const auto& [name, text] : files) all["checksums"][name] = checksum(text);
  // A person's words: what is no UTF-8 in them must not stop the rest.
  return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace dl
