#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "printed.hpp"
#include "text.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

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

}  // namespace

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
