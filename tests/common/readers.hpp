#pragma once

#include <string>

#include "common/error.hpp"
#include "tests/testing.hpp"

namespace dl {

/// The one line that reading `text` as a file of this name ends with.
template <typename Read>
std::string complaint(const std::string& text, Read read) {
  const TemporaryFolder folder;
  const auto file = folder / "file";
  write_text(file, text);
  try {
    read(file);
  } catch (const InputError& error) {
    const std::string words = error.what();
    CHECK(words.find('\n') == std::string::npos);
    REQUIRE(words.starts_with(file.string() + ": "));
    return words.substr(file.string().size() + 2);
  }
  return "";
}

inline std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

}  // namespace dl
