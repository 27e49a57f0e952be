#pragma once

#include <algorithm>
#include <string_view>

namespace dl {

/// The number of characters of a text in UTF-8: "σ²" has two.
inline std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace dl
