#include "formula.hpp"

#include <algorithm>
#include <regex>
#include <vector>

#include <boost/algorithm/string/trim.hpp>

#include "bodies.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

/// Of a line the sentence, or the half of one, that has the formula.
std::string whole_part(std::string line) {
  static const std::regex ends(R"(\. (?=[A-Z])|, (?:and|where|with|whose|which)\b|  +\()");
  for (std::smatch found; std::regex_search(line, found, ends);) {
    const bool before = found.prefix().str().find_first_of("=←") != std::string::npos;
    line = before ? found.prefix().str() : found.suffix().str();
  }
  return boost::trim_copy(line);
}

/// A sentence that only mentions a formula is none.
bool is_prose(const std::string& line) {
  static const std::regex word("[A-Za-z]{3,}");
  return std::distance(std::sregex_iterator(line.begin(), line.end(), word), {}) > 8;
}

/// The formula in a comment's lines.
std::string formula_in(const Lines& comment) {
  static const std::regex indented(R"(\s*/// {2,}(\S.*))");
  // Of a sentence: behind its colon, and up to the next one.
  static const std::regex any(R"(\s*///\s*(?:.*: )?([^;]* (=|\+=|-=|<-|←) [^;]*).*)");
  for (const auto* kind : {&indented, &any}) {
    std::smatch found;
    for (const auto& line : comment) {
      if (!std::regex_match(line, found, *kind)) continue;
      const auto formula = whole_part(found[1].str());
      if (kind == &indented || !is_prose(formula)) return formula;
    }
  }
  return "";
}

bool is_comment(const std::string& line) { return boost::trim_left_copy(line).starts_with("///"); }

}  // namespace

std::string formula_of(const std::string& solution, const std::string& id) {
  static const std::regex ends_something(R"(\s*\};?\s*)");
  static const std::regex begins_class(R"(\s*(class|struct|template)\b.*)");
  const auto lines = lines_of(solution);
  bool other_between = false;  // a comment further up is about something else
  for (auto end = static_cast<std::size_t>(line_of_exercise(solution, id).value_or(1)) - 1; end > 0;
       --end) {
    other_between = other_between || std::regex_match(lines[end], ends_something);
    if (!is_comment(lines[end - 1])) continue;
    auto begin = end - 1;
    while (begin > 0 && is_comment(lines[begin - 1])) --begin;
    const auto place = lines.begin();
    const auto formula = formula_in(Lines(place + static_cast<std::ptrdiff_t>(begin),
                                          place + static_cast<std::ptrdiff_t>(end)));
    const bool of_class = std::regex_match(lines[end], begins_class);
    if (!formula.empty() && (!other_between || of_class)) return formula;
    end = begin + 1;
  }
  return "";
}

}  // namespace dl
