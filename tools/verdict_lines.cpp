#include <algorithm>
#include <regex>
#include <sstream>

#include <fmt/format.h>

#include "checking.hpp"
#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t width = 80;
constexpr std::size_t most_lines = 8;  // below the exercise's own
constexpr std::size_t most_given = 2;
constexpr std::size_t most_printed = 5;
const std::string margin(6, ' ');

using Lines = std::vector<std::string>;

Lines lines_in(const std::string& text) {
  Lines lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

std::string cut(const std::string& line) {
  return line.size() <= width ? line : line.substr(0, width - 4) + " ...";
}

/// The line in one or two, cut where that is not enough.
Lines wrapped(const std::string& line) {
  if (line.size() <= width) return {line};
  const auto space = line.rfind(' ', width);
  const auto indentation = margin + std::string(10, ' ');
  if (space == std::string::npos || space < indentation.size() + 1) return {cut(line)};
  return {line.substr(0, space), cut(indentation + line.substr(space + 1))};
}

/// What the test does before the check that fails: its last lines that are neither checks nor
/// words.
Lines given(const fs::path& root, const std::string& place) {
  const auto colon = place.rfind(':');
  if (colon == std::string::npos || !fs::is_regular_file(root / place.substr(0, colon))) return {};
  const auto source = lines_in(read_text_file(root / place.substr(0, colon)));
  static const std::regex check(
      "^ *(?:(?:CHECK|REQUIRE|LOOKS_LIKE|INFO|CAPTURE|UNSCOPED|SECTION|STANDS_ON|for |if |//).*|"
      "[^;]*|.*(?:&&|\\|\\|).*|[})].*|\".*)");
  Lines lines;
  for (auto at =
           std::min(source.size(), static_cast<std::size_t>(std::stoul(place.substr(colon + 1)))) -
           1;
       at > 0 && lines.size() < most_given; --at) {
    const auto& line = source[at - 1];
    if (line.empty() || line[0] != ' ') break;
    if (!std::regex_match(line, check))
      lines.insert(lines.begin(), line.substr(line.find_first_not_of(' ')));
  }
  return lines;
}

/// A text behind its label, at most so many lines of it.
void add(Lines& lines, const char* label, const std::string& text, std::size_t most) {
  for (const auto& line : lines_in(text)) {
    lines.push_back(fmt::format("{:<10}{}", label, most == 0 ? "..." : line));
    if (most-- == 0) return;
    label = "";
  }
}

/// Of a test's complaints the first, and all that the result looks like.
Lines first_of(const Lines& complaints) {
  Lines first;
  int expected = 0;
  for (const auto& line : complaints) {
    expected += line.starts_with("expected ") ? 1 : 0;
    if (std::ranges::count(first, line) > 0) continue;  // said in a loop
    if (expected < 2 || line.starts_with("looks like: ")) first.push_back(line);
  }
  return first;
}

/// What a failing exercise says, the most important first.
Lines details(const fs::path& root, const Verdict& verdict, bool whole) {
  if (!verdict.error.empty()) return lines_in(verdict.error);
  Lines lines;
  for (const auto& test : verdict.tests) {
    if (test.passed) continue;
    lines.push_back((test.ended ? "not so: " : "stops in: ") + test.sentence);
    for (const auto& line : given(root, test.place)) lines.push_back("given     " + line);
    const auto complaints = lines_in(test.complaint);
    for (const auto& line : whole ? complaints : first_of(complaints)) lines.push_back(line);
    if (!whole) break;
    lines.push_back("at " + test.place);
  }
  if (!verdict.stopped.empty()) lines.push_back("the tests " + verdict.stopped);
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(const Place& place, const Exercise& exercise,
                                  const Verdict& verdict, bool whole) {
  const auto state =
      verdict.to_do      ? std::string("to do")
      : verdict.passed() ? "passes"
      : !verdict.error.empty()
          ? "does not compile"
          : fmt::format("fails  {} of {} tests pass", verdict.passed_tests(), verdict.tests.size());
  Lines result = {fmt::format("{:<6}{:<46} {}", exercise.id, exercise.title, state)};
  if (verdict.to_do) return result;
  Lines lines;
  Lines rest;
  const auto put = [&](Lines& all, const Lines& added, bool in_one) {
    for (const auto& line : added) {
      const auto text = margin + printable(line);
      const auto parts = whole ? Lines{text} : in_one ? Lines{cut(text)} : wrapped(text);
      all.insert(all.end(), parts.begin(), parts.end());
    }
  };
  if (!verdict.passed()) put(lines, details(place.course.root(), verdict, whole), false);
  Lines said;
  for (const auto& test : verdict.tests) {
    for (const auto& line : lines_in(test.remark)) said.push_back(line);
  }
  const auto most = whole ? std::string::npos : most_printed;
  add(said, "warning", verdict.warnings, most);
  add(said, "printed", verdict.printed, most);
  put(rest, said, true);
  if (!whole) {
    // One line each of what was printed and warned of has its place.
    const std::size_t kept = std::min<std::size_t>(rest.size(), 2);
    if (lines.size() > most_lines - kept) lines.resize(most_lines - kept);
    if (lines.size() + rest.size() > most_lines) rest.resize(most_lines - lines.size());
  }
  result.insert(result.end(), lines.begin(), lines.end());
  result.insert(result.end(), rest.begin(), rest.end());
  return result;
}

}  // namespace dl
