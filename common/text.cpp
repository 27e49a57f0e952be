#include "text.hpp"

#include <boost/locale/utf.hpp>
#include <fmt/format.h>

namespace dl {

std::string printable(std::string_view text) {
  namespace utf = boost::locale::utf;
  const auto is_control = [](utf::code_point c) { return c < 0x20 || (0x7f <= c && c < 0xa0); };
  std::string line;
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = at;
    const auto letter = utf::utf_traits<char>::decode(at, text.end());
    if (utf::is_valid_codepoint(letter) && !is_control(letter)) {
      line.append(begin, at);
    } else {
      for (auto byte = begin; byte != at; ++byte) {
        line += fmt::format("\\x{:02x}", static_cast<unsigned char>(*byte));
      }
    }
  }
  return line;
}

}  // namespace dl
