#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace dl {

/// Bad input, in one line: the file, the place in it, and what was expected.
class InputError : public std::runtime_error {
 public:
  InputError(const std::filesystem::path& file, const std::string& place,
             const std::string& expected)
      : std::runtime_error(fmt::format("{}: {}: {}", file.string(), place, expected)) {}
};

/// A command line that asks for something that is not there. Programs end with status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dl
