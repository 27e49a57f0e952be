#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "common/error.hpp"

namespace dl {

/// Gives the bytes to a reader as a file. The reader may refuse them with InputError, in one line;
/// anything else is a defect.
template <typename Read>
int fuzz(const unsigned char* data, std::size_t size, Read read) {
  static const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("dl-fuzz-{}", getpid());
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    read(file);
  } catch (const InputError& refused) {
    if (std::string(refused.what()).find('\n') != std::string::npos) __builtin_trap();
  }
  return 0;
}

}  // namespace dl
