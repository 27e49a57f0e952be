#include "output.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <fmt/format.h>

#include "numbers.hpp"

namespace dl {
namespace {

bool is_rule(const std::string& line) {
  return line.starts_with("---") && line.find_first_not_of("- ") == std::string::npos;
}

bool is_plot(const std::string& line) { return line.starts_with("plot: "); }

bool speaks_of_time(const std::string& words) {
  return words.find("second") != std::string::npos || words.find(" s of ") != std::string::npos;
}

std::string cut(const std::string& line, std::size_t width) {
  const auto shorter = line.substr(0, width);
  return shorter.substr(0, shorter.find_last_not_of(' ') + 1);
}

/// Where the first column of times begins, by its name and the rule under it.
std::size_t width_without_times(const std::string& names, const std::string& rule) {
  for (std::size_t begin = 0; begin < rule.size();) {
    const auto end = std::min(rule.find(' ', begin), rule.size());
    if (begin < names.size() && speaks_of_time(names.substr(begin, end - begin))) return begin;
    begin = std::min(rule.find('-', end), rule.size());
  }
  return std::string::npos;
}

/// The n-th number of a line in all the runs.
std::string range_of(const std::vector<std::string>& lines, std::size_t n) {
  std::string low, high;
  for (const auto& line : lines) {
    const auto digits = numbers_of(line).at(n).digits;
    const auto value = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
    if (low.empty() || value(digits) < value(low)) low = digits;
    if (high.empty() || value(digits) > value(high)) high = digits;
  }
  return low == high ? low : low + " to " + high;
}

std::string merged_line(const std::vector<std::string>& lines) {
  const auto& first = lines.front();
  std::string result;
  std::size_t at = 0;
  std::size_t n = 0;
  for (const auto& number : numbers_of(first)) {
    result += first.substr(at, number.begin - at) + range_of(lines, n++);
    at = number.end;
  }
  return result + first.substr(at);
}

}  // namespace

std::vector<std::string> without_times(std::vector<std::string> lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    auto end = begin;
    while (end < lines.size() && !lines[end].empty()) ++end;
    const auto paragraph_begin = lines.begin() + static_cast<long>(begin);
    const auto paragraph_end = lines.begin() + static_cast<long>(end);
    const auto rule = std::find_if(paragraph_begin, paragraph_end, is_rule);
    if (rule != paragraph_end && rule != paragraph_begin) {
      const auto width = width_without_times(*(rule - 1), *rule);
      for (auto line = rule - 1; line != paragraph_end && !is_plot(*line); ++line) {
        *line = cut(*line, width);
      }
    } else if (std::any_of(paragraph_begin, paragraph_end, speaks_of_time)) {
      for (auto line = paragraph_begin; line != paragraph_end; ++line) {
        if (!is_plot(*line)) *line = with_numbers_as('~', *line);
      }
    }
    begin = end + 1;
  }
  return lines;
}

std::vector<std::string> merged(const std::vector<std::vector<std::string>>& runs) {
  std::vector<std::string> result;
  for (const auto& run : runs) {
    if (run.size() != runs.front().size()) {
      throw std::runtime_error("runs with other seeds print another number of lines");
    }
  }
  for (std::size_t i = 0; i < runs.front().size(); ++i) {
    std::vector<std::string> lines;
    for (const auto& run : runs) lines.push_back(run[i]);
    const bool alike = std::ranges::all_of(
        lines, [&](const std::string& line) { return skeleton(line) == skeleton(lines.front()); });
    if (alike) lines = {merged_line(lines)};
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    result.insert(result.end(), lines.begin(), lines.end());
  }
  return result;
}

}  // namespace dl
