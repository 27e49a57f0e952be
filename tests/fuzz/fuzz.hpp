#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "common/error.hpp"

namespace dl {

/// Where a fuzz target may write: a file's name of its own.
inline std::filesystem::path fuzz_file(const std::string& name = "input") {
  return std::filesystem::temp_directory_path() / fmt::format("dl-fuzz-{}-{}", getpid(), name);
}

inline void write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline bool is_one_line(std::string_view words) {
  for (const char c : words) {
    if ((c >= 0 && c < ' ') || c == '\x7f') return false;
  }
  return true;
}

/// Calls what reads the input. It may refuse with InputError, in one line; anything else is a
/// defect.
template <typename Read>
int allow_refusal(Read read) {
  try {
    read();
  } catch (const InputError& refused) {
    if (!is_one_line(refused.what())) __builtin_trap();
  }
  return 0;
}

/// Gives the bytes to a reader as a file.
template <typename Read>
int fuzz(const unsigned char* data, std::size_t size, Read read) {
  static const auto file = fuzz_file();
  write_file(file, {reinterpret_cast<const char*>(data), size});
  return allow_refusal([&] { read(file); });
}

}  // namespace dl
