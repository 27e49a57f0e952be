#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace dl {

/// Opens a file for binary reading, as it is. Throws InputError when it cannot be opened.
std::unique_ptr<std::istream> open_plain(const std::filesystem::path& file);

/// The same for a format that never begins with the bytes 1f 8b: a file that does is gzip, and what
/// is packed in it is read.
std::unique_ptr<std::istream> open_for_reading(const std::filesystem::path& file);

/// Reads up to `count` bytes; fewer only at the end of the stream. Memory grows with the bytes that
/// arrive, not with `count`. Throws InputError when the file is damaged gzip or cannot be read.
std::string read_some(std::istream& in, const std::filesystem::path& file, std::size_t count);

/// The whole of a text file. Throws InputError when it cannot be read.
std::string read_text_file(const std::filesystem::path& file);

/// How a message names a place: "byte 12", or of what a gzip file holds "unpacked byte 12".
std::string byte_place(const std::istream& in, std::uint64_t byte);

/// Writes a file whole or not at all: to a temporary name beside it, then renamed. Makes the
/// folder. Throws InputError when it cannot.
void write_whole(const std::filesystem::path& file, std::string_view contents);

}  // namespace dl
