#include "error.hpp"

#include <boost/algorithm/string/replace.hpp>

namespace dl {

std::string printable(std::string_view text) {
  const auto quoted = fmt::format("{:?}", text);
  return boost::replace_all_copy(quoted.substr(1, quoted.size() - 2), "\\\"", "\"");
}

}  // namespace dl
