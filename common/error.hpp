#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace dl {

/// Text from outside as one line in UTF-8 that a terminal shows as it is: what is a control
/// character, invisible or not UTF-8 becomes an escape, "\n" or "\xff".
std::string printable(std::string_view text);

/// Bad input, in one printable line: the file, the place in it, and what was expected.
class InputError : public std::runtime_error {
 public:
  InputError(const std::filesystem::path& file, const std::string& place,
             const std::string& expected)
      : std::runtime_error(printable(fmt::format("{}: {}: {}", file.string(), place, expected))) {}
};

/// A command line that asks for something that is not there, in one printable line. Programs end
/// with status 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& words) : std::runtime_error(printable(words)) {}
};

}  // namespace dl
