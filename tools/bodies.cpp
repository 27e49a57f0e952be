#include "bodies.hpp"

#include <algorithm>
#include <regex>

#include <fmt/format.h>

#include "common/text.hpp"

namespace dl {
namespace {

/// Part of a text.
struct Span {
  std::size_t begin;
  std::size_t end;

  std::string of(const std::string& text) const { return text.substr(begin, end - begin); }
};

/// What stands between an exercise's mark and the next one, or the end.
std::optional<Span> after_mark(const std::string& text, const std::string& id) {
  const auto mark = text.find("// exercise " + id + ":");
  if (mark == std::string::npos) return {};
  const auto begin = std::min(text.find('\n', mark), text.size() - 1) + 1;
  const auto next = text.find("// exercise ", begin);
  return Span{begin, next == std::string::npos ? text.size() : text.rfind('\n', next) + 1};
}

/// Where the only occurrence begins.
std::optional<std::size_t> find_once(const std::string& text, const std::string& part) {
  const auto found = text.find(part);
  if (found == std::string::npos || text.find(part, found + 1) != std::string::npos) return {};
  return found;
}

}  // namespace

std::optional<int> line_of_exercise(const std::string& text, const std::string& id) {
  const auto mark = text.find("// exercise " + id + ":");
  if (mark == std::string::npos) return {};
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(mark);
  return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

bool is_to_do(const std::string& text, const std::string& id) {
  return text.find(fmt::format("todo(\"{}\")", id)) != std::string::npos;
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
                                              const std::string& id) {
  const auto ours = after_mark(made, id);
  const auto theirs = after_mark(text, id);
  if (!ours || !theirs) return {};
  const auto as_made = ours->of(made);
  const auto as_it_is = theirs->of(text);
  const auto body_end = as_made.find('\n') + 1;  // todo() is one line
  // What follows the body, as much of it as is still there: a learner may have written below it.
  for (auto end = as_made.size(); end > body_end; end = as_made.rfind('\n', end - 2) + 1) {
    const auto follows = "\n" + as_made.substr(body_end, end - body_end);
    if (const auto found = find_once("\n" + as_it_is, follows)) {
      return text.substr(0, theirs->begin) + as_made.substr(0, body_end) + as_it_is.substr(*found) +
             text.substr(theirs->end);
    }
  }
  return {};
}

}  // namespace dl
