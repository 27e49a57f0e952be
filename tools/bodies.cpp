#include "bodies.hpp"

#include <algorithm>
#include <regex>

#include <fmt/format.h>

#include "common/text.hpp"
#include "tokens.hpp"

namespace dl {
namespace {

/// Where the scope that is open at `at` is closed.
std::optional<std::size_t> end_of_scope(std::string_view text, std::size_t at) {
  int depth = 0;
  for (const auto& token : tokens_of(text.substr(at))) {
    depth += token.word == "{" ? 1 : token.word == "}" ? -1 : 0;
    if (depth < 0) return at + token.begin;
  }
  return {};
}

int line_of(const std::string& text, std::size_t at) {
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// The place behind the line with an exercise's mark.
std::optional<std::size_t> after_mark(const std::string& text, const std::string& exercise) {
  const std::regex mark("(?:^|\n)[ \t]*// ?exercise " +
                        std::regex_replace(exercise, std::regex("\\."), "\\.") + ":[^\n]*\n");
  std::smatch found;
  if (!std::regex_search(text, found, mark)) return {};
  return static_cast<std::size_t>(found.position() + found.length());
}

}  // namespace

std::optional<Body> find_body(const std::string& text, const std::string& exercise) {
  const auto begin = after_mark(text, exercise);
  const auto end = begin ? end_of_scope(text, *begin) : std::nullopt;
  if (!end) return {};
  return Body{.begin = *begin,
              .end = *end,
              .line = line_of(text, *begin),
              .last_line = line_of(text, *end)};
}

std::optional<int> line_of_exercise(const std::string& text, const std::string& exercise) {
  const auto begin = after_mark(text, exercise);
  return begin ? std::optional(line_of(text, *begin) - 1) : std::nullopt;
}

bool has_other_exercises(const std::string& text, const std::string& reference) {
  static const std::regex mark("// ?exercise (\\d\\d\\.\\d+: [^\n]*)");
  for (std::sregex_iterator found(text.begin(), text.end(), mark), end; found != end; ++found) {
    if (reference.find("// exercise " + found->str(1) + "\n") == std::string::npos) return true;
  }
  return false;
}

bool is_to_do(const std::string& text, const std::string& exercise) {
  const auto todo = fmt::format("todo(\"{}\")", exercise);
  const auto body = find_body(text, exercise);
  if (!body) return text.find(todo) != std::string::npos;
  const auto first = text.find_first_not_of(" \t\r\n", body->begin);
  return text.compare(first, todo.size(), todo) == 0;
}

std::string without_marks(const std::string& text) {
  static const std::regex mark(
      R"([ \t]*// (hint:|solution (begin|end)\s*$).*|#include "common/todo.hpp")");
  std::string plain;
  for (const auto& line : lines_of(text)) {
    if (!std::regex_match(line, mark)) plain += line + "\n";
  }
  return plain;
}

std::optional<std::string> with_body_put_back(const std::string& text, const std::string& made,
                                              const std::string& exercise) {
  const auto his = find_body(text, exercise);
  const auto as_made = find_body(made, exercise);
  if (!his || !as_made) return {};
  return text.substr(0, his->begin) + as_made->in(made) + text.substr(his->end);
}

}  // namespace dl
