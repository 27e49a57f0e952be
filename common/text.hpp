#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace dl {

/// The number of characters of a text in UTF-8: "σ²" has two.
inline std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A text as one line that can be shown anywhere: control characters and bytes that are no UTF-8
/// become "\x1b".
std::string printable(std::string_view text);

}  // namespace dl
