#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dl {

/// The contents of an IDX file of unsigned bytes: its sizes, and the values with the last index
/// running fastest. Format: http://yann.lecun.com/exdb/mnist/ (end of the page).
struct Idx {
  std::vector<std::uint32_t> sizes;
  std::string bytes;
};

/// Reads an IDX file, plain or gzip, with as many sizes as `dimensions`.
/// Throws InputError when it is not one, is cut short, or holds more than its sizes say.
Idx read_idx(const std::filesystem::path& file, std::size_t dimensions);

}  // namespace dl
