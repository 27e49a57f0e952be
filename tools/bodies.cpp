#include "bodies.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

#include <fmt/format.h>

#include "common/text.hpp"

namespace dl {
namespace {

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The place after a string or a character that begins at `at`.
std::size_t after_quoted(const std::string& text, std::size_t at) {
  const char quote = text[at];
  if (quote == '"' && at > 0 && text[at - 1] == 'R') {
    const auto open = text.find('(', at);
    if (open == std::string::npos) return text.size();
    const auto close = text.find(")" + text.substr(at + 1, open - at - 1) + "\"", open);
    return close == std::string::npos ? text.size() : close + (open - at) + 1;
  }
  for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

std::size_t after(const std::string& text, const std::string& words, std::size_t at) {
  const auto found = text.find(words, at);
  return found == std::string::npos ? text.size() : found + words.size();
}

/// Where the scope that is open at `at` is closed.
std::optional<std::size_t> end_of_scope(const std::string& text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    const auto two = text.substr(at, 2);
    if (two == "//") {
      at = after(text, "\n", at);
    } else if (two == "/*") {
      at = after(text, "*/", at + 2);
    } else if (c == '"' || (c == '\'' && !is_of_word(text[at - 1]))) {  // 1'000 is a number
      at = after_quoted(text, at);
    } else {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) return at;
      ++at;
    }
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
