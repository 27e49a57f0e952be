#include "error.hpp"

#include <boost/algorithm/string/replace.hpp>

namespace dl {

std::string printable(std::string_view text) {
  const auto quoted = fmt::format("{:?}", text);
  const auto line = boost::replace_all_copy(quoted.substr(1, quoted.size() - 2), "\\\"", "\"");
  return boost::replace_all_copy(line, "\\\\", "\\");
}

}  // namespace dl
