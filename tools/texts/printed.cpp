#include "printed.hpp"

#include <algorithm>
#include <regex>

#include "output.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

/// Whether a line of a text is this one of an output; behind it may stand what a clock has
/// measured.
bool is_same_line(const std::string& in_text, const std::string& in_output) {
  if (in_text == in_output) return true;
  if (in_output.find('~') != std::string::npos) {
    return without_times({in_text + " seconds"}).front() == in_output + " seconds";
  }
  static const std::regex times("^(  +[-0-9.e+]+| +(micro)?seconds?[a-z ,]*)+$");
  return !in_output.empty() && in_text.starts_with(in_output) &&
         std::regex_match(in_text.substr(in_output.size()), times);
}

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

}  // namespace

std::string unsigned_digits(const std::string& digits) {
  return digits.starts_with('-') ? digits.substr(1) : digits;
}

bool is_same(const TextNumber& in_text, const std::string& in_output) {
  const auto digits = unsigned_digits(in_text.digits);
  const auto printed = unsigned_digits(in_output);
  return printed == digits ||
         (in_text.decimals() >= 0 && rounded(printed, in_text.decimals()) == digits);
}

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

BlockPlace find_block(const Lines& text, const Block& block, const Outputs& outputs) {
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

}  // namespace dl
