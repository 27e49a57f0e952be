#include "bodies.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

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

std::string without_space(std::string text) {
  std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
  return text;
}

}  // namespace

std::optional<Body> find_body(const std::string& text, const std::string& exercise) {
  const std::regex mark("(?:^|\n)[ \t]*// ?exercise " +
                        std::regex_replace(exercise, std::regex("\\."), "\\.") + ":[^\n]*\n");
  std::smatch found;
  if (!std::regex_search(text, found, mark)) return {};
  const auto begin = static_cast<std::size_t>(found.position() + found.length());
  const auto end = end_of_scope(text, begin);
  if (!end) return {};
  return Body{
      .begin = begin, .end = *end, .line = line_of(text, begin), .last_line = line_of(text, *end)};
}

bool is_unwritten(const std::string& text, const std::string& made, const std::string& exercise) {
  const auto yours = find_body(text, exercise);
  const auto as_made = find_body(made, exercise);
  return yours && as_made && without_space(yours->in(text)) == without_space(as_made->in(made));
}

}  // namespace dl
