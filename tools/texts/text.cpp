#include "text.hpp"

#include <algorithm>
#include <iterator>
#include <regex>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "numbers.hpp"
#include "output.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

/// A piece of a text that is held against the outputs of the same lessons.
struct Block {
  std::size_t first = 0;  ///< its lines, [first, end)
  std::size_t end = 0;
  bool is_output = false;
  std::set<std::string> lessons;
  std::set<std::string> not_measured;
};

bool is_fence(const std::string& line) { return line.find("```") != std::string::npos; }

bool begins_block(const std::string& line) {
  static const std::regex start("^ *([*|#<-]|[0-9]+\\.) ?.*");
  return std::regex_match(line, start);
}

/// A fenced block is output unless it says what language it is in, or is a command.
bool holds_output(const Lines& text, std::size_t fence) {
  static const std::regex command("^ *(\\./|cmake |ctest |python|for |git |#include).*");
  return text[fence].ends_with("```") && !std::regex_match(text.at(fence + 1), command);
}

std::set<std::string> lessons_named(const std::string& words) {
  static const std::regex name("([Ll]essons? |, |and |to |lessons/|\\bC|run )([01][0-9])(?![0-9])");
  std::set<std::string> lessons;
  for (auto found = std::sregex_iterator(words.begin(), words.end(), name);
       found != std::sregex_iterator(); ++found) {
    lessons.insert((*found)[2]);
  }
  return lessons;
}

std::set<std::string> digits_in(const std::string& line) {
  std::set<std::string> digits;
  for (const auto& number : numbers_of(line)) digits.insert(number.digits);
  return digits;
}

std::vector<Block> blocks_of(const Lines& text, const std::string& lesson) {
  std::vector<Block> blocks;
  std::set<std::string> not_measured;
  bool sources = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at].starts_with("## ")) sources = text[at] == "## Where it comes from";
    if (text[at].starts_with("<!-- not measured:")) not_measured = digits_in(text[at]);
    if (sources || text[at].empty() || text[at][0] == '#' || text[at].starts_with("<!--")) {
      ++at;
      continue;
    }
    Block block{.first = at, .end = at + 1, .lessons = {}, .not_measured = {}};
    if (is_fence(text[at])) {
      ++block.first;
      block.is_output = holds_output(text, at);
      while (block.end < text.size() && !is_fence(text[block.end])) ++block.end;
      at = block.end + 1;
      if (!block.is_output) continue;
    } else {
      while (block.end < text.size() && !text[block.end].empty() && !is_fence(text[block.end]) &&
             !begins_block(text[block.end])) {
        ++block.end;
      }
      at = block.end;
      std::string words;
      for (std::size_t i = block.first; i < block.end; ++i) words += text[i] + ' ';
      block.lessons = lessons_named(words);
    }
    if (!lesson.empty()) block.lessons.insert(lesson);
    block.not_measured = std::exchange(not_measured, {});
    blocks.push_back(block);
  }
  return blocks;
}

/// The block as one line, with spaces in place of what is no measured number. Places stay.
std::string prose_of(const Lines& text, const Block& block) {
  static const std::vector<std::regex> no_prose = {
      std::regex("`[^`]*`"),
      std::regex("\\$\\$[^$]*\\$\\$|\\$[^$]*\\$"),
      std::regex("\\]\\([^)]*\\)"),
      std::regex(
          "\\b([Ee]quations?|[Ss]ections?|[Ff]igures?|[Tt]ables?|[Aa]lgorithms?|[Cc]hapters?|"
          "[Tt]heorems?|[Ee]xercises?|Eigen|Debian|Ubuntu|PyTorch|Python|version|pages?) [0-9.]+"
          "((,| and| to) [0-9][0-9.]*)*"),
      std::regex("\\b[0-9][0-9.,]*( (to|or|and) [0-9][0-9.,]*)? (s|ms|µs|(micro|milli)?seconds?|"
                 "minutes?|hours?)\\b"),
      std::regex("^\\| [0-9][0-9]\\.[0-9]+ \\||\\b0[0-9]\\.[0-9]+|\\bC[0-9][0-9]\\.[0-9]")};
  std::string prose;
  for (std::size_t i = block.first; i < block.end; ++i) prose += text[i] + '\n';
  for (const auto& pattern : no_prose) {
    std::smatch found;
    std::size_t from = 0;
    while (
        std::regex_search(prose.cbegin() + static_cast<long>(from), prose.cend(), found, pattern)) {
      from += static_cast<std::size_t>(found.position());
      const auto length = static_cast<std::size_t>(found.length());
      for (std::size_t i = from; i < from + length; ++i) {
        if (prose[i] != '\n') prose[i] = ' ';
      }
      from += length;
    }
  }
  return prose;
}

bool looks_measured(const TextNumber& number) {
  return number.decimals() != 0 || number.commas || number.percent;
}

std::string unsigned_digits(const std::string& digits) {
  return digits.starts_with('-') ? digits.substr(1) : digits;
}

/// Whether a number of an output is this one of a text, which may have fewer decimals.
bool is_same(const TextNumber& in_text, const std::string& in_output) {
  const auto digits = unsigned_digits(in_text.digits);
  const auto printed = unsigned_digits(in_output);
  return printed == digits ||
         (in_text.decimals() >= 0 && rounded(printed, in_text.decimals()) == digits);
}

/// All numbers of the outputs of some lessons.
std::set<std::string> numbers_printed(const Outputs& outputs,
                                      const std::set<std::string>& lessons) {
  std::set<std::string> digits;
  for (const auto& lesson : lessons) {
    const auto found = outputs.find(lesson);
    if (found == outputs.end()) continue;
    for (const auto& output : found->second) {
      for (const auto& line : output) digits.merge(digits_in(line));
    }
  }
  return digits;
}

/// Whether a line of a text is this one of an output; behind it may stand what a clock has
/// measured.
bool is_same_line(const std::string& in_text, const std::string& in_output) {
  if (in_text == in_output) return true;
  if (in_output.find('~') != std::string::npos) {
    return without_times({in_text + " seconds"}).front() == in_output + " seconds";
  }
  static const std::regex times("^(  +[-0-9.e+]+| +(micro)?seconds?[a-z ,]*| +one pass back)+$");
  return !in_output.empty() && in_text.starts_with(in_output) &&
         std::regex_match(in_text.substr(in_output.size()), times);
}

/// Lines of an output that are a block of a text: the number of each, none where the text has
/// "...".
using Match = std::vector<std::size_t>;
constexpr std::size_t skipped = static_cast<std::size_t>(-1);

/// The block's lines from `at` on, the first of them at this line of the output; empty if they
/// differ.
Match match_at(const Lines& text, const Block& block, const Lines& output, std::size_t start) {
  Match match;
  std::size_t at = start;
  bool gap = false;
  for (std::size_t i = block.first; i < block.end; ++i) {
    if (text[i] == "...") {
      gap = true;
      match.push_back(skipped);
      continue;
    }
    while (gap && at < output.size() && !is_same_line(text[i], output[at])) ++at;
    if (at >= output.size() || !is_same_line(text[i], output[at])) return {};
    gap = false;
    match.push_back(at++);
  }
  return match;
}

struct Place {
  std::string lesson;
  std::size_t output = 0;
  Match lines;
};

/// Where a block of output stands; no lines when nowhere.
Place find_block(const Lines& text, const Block& block, const Outputs& outputs) {
  for (const auto& lesson : block.lessons) {
    const auto found = outputs.find(lesson);
    if (found == outputs.end()) continue;
    for (std::size_t o = 0; o < found->second.size(); ++o) {
      const auto& output = found->second[o];
      for (std::size_t start = 0; start < output.size(); ++start) {
        auto match = match_at(text, block, output, start);
        if (!match.empty()) return {lesson, o, match};
      }
    }
  }
  return {};
}

/// The line of the block up to which it agrees with an output, for a complaint that helps.
std::size_t first_difference(const Lines& text, const Block& block, const Outputs& outputs) {
  std::size_t furthest = block.first;
  for (auto end = block.first + 1; end < block.end; ++end) {
    auto head = block;
    head.end = end;
    if (find_block(text, head, outputs).lines.empty()) break;
    furthest = end;
  }
  return furthest;
}

/// Which line of `after` has taken the place of each line of `before`: lines that differ in numbers
/// only, in the same order (the longest common subsequence).
std::vector<std::size_t> aligned(const Lines& before, const Lines& after) {
  Lines a, b;
  std::ranges::transform(before, std::back_inserter(a), skeleton);
  std::ranges::transform(after, std::back_inserter(b), skeleton);
  std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1));
  for (auto i = a.size(); i-- > 0;) {
    for (auto j = b.size(); j-- > 0;) {
      common[i][j] =
          a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<std::size_t> to(a.size(), skipped);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      to[i++] = j++;
    } else if (common[i + 1][j] >= common[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return to;
}

using Changes = std::vector<std::pair<std::string, std::string>>;

/// Each number of the outputs before, and what stands in its place after.
Changes changes_of(const Outputs& before, const Outputs& after,
                   const std::set<std::string>& lessons) {
  Changes changes;
  for (const auto& lesson : lessons) {
    if (!before.contains(lesson) || !after.contains(lesson)) continue;
    const auto &old_outputs = before.at(lesson), &new_outputs = after.at(lesson);
    for (std::size_t o = 0; o < std::min(old_outputs.size(), new_outputs.size()); ++o) {
      const auto to = aligned(old_outputs[o], new_outputs[o]);
      for (std::size_t i = 0; i < to.size(); ++i) {
        if (to[i] == skipped) continue;
        const auto was = numbers_of(old_outputs[o][i]);
        const auto is = numbers_of(new_outputs[o][to[i]]);
        for (std::size_t n = 0; n < was.size(); ++n) {
          changes.emplace_back(was[n].digits, is[n].digits);
        }
      }
    }
  }
  return changes;
}

std::string with_commas(std::string digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3 && at - 3 > (digits[0] == '-' ? 1U : 0U);) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

/// What a number of a text becomes: all that the outputs say now where they said it before.
std::set<std::string> now(const TextNumber& number, const Changes& changes) {
  std::set<std::string> digits;
  for (const auto& [was, is] : changes) {
    if (!is_same(number, was)) continue;
    auto changed = number.decimals() < 0 ? is : rounded(is, number.decimals());
    if (!number.digits.starts_with('-')) changed = unsigned_digits(changed);
    digits.insert(number.commas ? with_commas(changed) : changed);
  }
  return digits;
}

std::size_t line_at(const Block& block, const std::string& prose, std::size_t at) {
  return block.first + static_cast<std::size_t>(
                           std::count(prose.begin(), prose.begin() + static_cast<long>(at), '\n'));
}

}  // namespace

std::vector<Complaint> complaints_of(const Lines& text, const std::string& lesson,
                                     const Outputs& outputs) {
  std::vector<Complaint> complaints;
  for (const auto& block : blocks_of(text, lesson)) {
    if (block.is_output) {
      if (!find_block(text, block, outputs).lines.empty()) continue;
      const auto line = first_difference(text, block, outputs);
      complaints.push_back({line + 1, fmt::format("not what the program prints: {}", text[line])});
      continue;
    }
    const auto printed = numbers_printed(outputs, block.lessons);
    const auto prose = prose_of(text, block);
    for (const auto& number : numbers_of(prose)) {
      const bool known = !looks_measured(number) || block.not_measured.contains(number.digits) ||
                         std::ranges::any_of(printed, [&](const std::string& digits) {
                           return is_same(number, digits);
                         });
      if (known) continue;
      complaints.push_back({line_at(block, prose, number.begin) + 1,
                            fmt::format("no program prints {}",
                                        prose.substr(number.begin, number.end - number.begin))});
    }
  }
  return complaints;
}

Lines updated(const Lines& text, const std::string& lesson, const Outputs& before,
              const Outputs& after, std::vector<Complaint>& unclear) {
  Lines result = text;
  const auto blocks = blocks_of(text, lesson);
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (block->is_output) {
      const auto place = find_block(text, *block, before);
      if (place.lines.empty()) continue;
      const auto& old_output = before.at(place.lesson)[place.output];
      const auto& new_output = after.at(place.lesson).at(place.output);
      const auto to = aligned(old_output, new_output);
      for (std::size_t i = 0; i < place.lines.size(); ++i) {
        if (place.lines[i] == skipped) continue;
        auto& line = result[block->first + i];
        const auto& was = old_output[place.lines[i]];
        if (to[place.lines[i]] == skipped) {
          unclear.push_back({block->first + i + 1, "is no longer printed: " + line});
        } else if (was.find('~') == std::string::npos) {
          line = new_output[to[place.lines[i]]] + line.substr(std::min(was.size(), line.size()));
        }
      }
      continue;
    }
    const auto changes = changes_of(before, after, block->lessons);
    const auto prose = prose_of(text, *block);
    const auto numbers = numbers_of(prose);
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
      if (!looks_measured(*number) || block->not_measured.contains(number->digits)) continue;
      const auto line = line_at(*block, prose, number->begin);
      const auto line_begin = prose.rfind('\n', number->begin) + 1;  // npos + 1 is 0
      const auto length = number->end - number->begin;
      const auto changed = now(*number, changes);
      if (changed.size() == 1) {
        result[line].replace(number->begin - line_begin, length, *changed.begin());
      } else if (changed.size() > 1) {
        unclear.push_back(
            {line + 1, fmt::format("{} is now {}", prose.substr(number->begin, length),
                                   fmt::join(changed, " or "))});
      }
    }
  }
  // From the last block and number to the first, so that places stay while they are replaced.
  std::ranges::reverse(unclear);
  std::ranges::stable_sort(unclear, {}, &Complaint::line);
  return result;
}

}  // namespace dl
