#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace dl {

/// Opens a file, plain or gzip (told by its first two bytes), for binary reading.
/// Throws InputError when it cannot be opened. Reading a damaged gzip stream throws from read_some.
std::unique_ptr<std::istream> open_for_reading(const std::filesystem::path& file);

/// Reads up to `count` bytes; fewer only at the end of the stream. Memory grows with the bytes that
/// arrive, not with `count`. Throws InputError when the gzip stream is damaged.
std::string read_some(std::istream& in, const std::filesystem::path& file, std::size_t count);

/// The whole of a text file. Throws InputError when it cannot be read.
std::string read_text_file(const std::filesystem::path& file);

/// Writes a file whole or not at all: to a temporary name beside it, then renamed. Makes the
/// folder. Throws InputError when it cannot.
void write_whole(const std::filesystem::path& file, std::string_view contents);

}  // namespace dl
