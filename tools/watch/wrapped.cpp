#include <algorithm>

#include "common/text.hpp"
#include "screen.hpp"

namespace dl {

std::vector<std::string> wrapped(const std::vector<std::string>& lines, std::size_t width) {
  std::vector<std::string> cut;
  for (auto rest : lines) {
    // What goes on in the next line is as far to the right.
    const std::string margin(std::min(rest.find_first_not_of(' '), width / 2), ' ');
    while (letters(rest) > width) {
      std::size_t end = 0;  // of what fits
      for (std::size_t n = 0; n < width; ++n) {
        do ++end;
        while (end < rest.size() && (rest[end] & 0xC0) == 0x80);
      }
      const auto space = rest.rfind(' ', end);
      const bool between_words = space != std::string::npos && space > margin.size() + 1;
      cut.push_back(rest.substr(0, between_words ? space : end));
      rest = margin + rest.substr(between_words ? space + 1 : end);
    }
    cut.push_back(rest);
  }
  return cut;
}

}  // namespace dl
