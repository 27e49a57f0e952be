#include "file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>

#include <unistd.h>

#include "error.hpp"
#include "gzip.hpp"

namespace dl {
namespace {

class GzipStream : public std::istream {
 public:
  explicit GzipStream(const std::filesystem::path& file) : std::istream(nullptr), buffer_(file) {
    rdbuf(&buffer_);
    // Lets through what the buffer throws.
    exceptions(std::ios::badbit);
  }

 private:
  GzipBuffer buffer_;
};

}  // namespace

std::unique_ptr<std::istream> open_plain(const std::filesystem::path& file) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) {
    throw InputError(file, "cannot be opened", "expected a file");
  }
  auto plain = std::make_unique<std::ifstream>(file, std::ios::binary);
  if (!*plain) throw InputError(file, "cannot be opened", "expected a readable file");
  return plain;
}

std::unique_ptr<std::istream> open_for_reading(const std::filesystem::path& file) {
  auto plain = open_plain(file);
  if (plain->get() == 0x1f && plain->get() == 0x8b) return std::make_unique<GzipStream>(file);
  plain->clear();
  plain->seekg(0);
  return plain;
}

std::string read_some(std::istream& in, const std::filesystem::path& file, std::size_t count) {
  constexpr std::size_t chunk = 1 << 16;
  std::string bytes;
  while (bytes.size() < count) {
    const std::size_t had = bytes.size();
    const std::size_t want = std::min(chunk, count - had);
    bytes.resize(had + want);
    in.read(bytes.data() + had, static_cast<std::streamsize>(want));
    if (in.bad()) throw InputError(file, "cannot be read", std::strerror(errno));
    bytes.resize(had + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() < had + want) break;
  }
  return bytes;
}

std::string read_text_file(const std::filesystem::path& file) {
  return read_some(*open_for_reading(file), file, std::numeric_limits<std::size_t>::max());
}

std::string byte_place(const std::istream& in, std::uint64_t byte) {
  const bool gzip = dynamic_cast<const GzipStream*>(&in) != nullptr;
  return fmt::format("{}byte {}", gzip ? "unpacked " : "", byte);
}

void write_whole(const std::filesystem::path& file, std::string_view contents) {
  namespace fs = std::filesystem;
  auto temporary = file;
  temporary += fmt::format(".{}.part", getpid());
  std::error_code error;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
  std::ofstream out(temporary, std::ios::binary);
  out.write(contents.data(), static_cast<std::streamsize>(contents.size()));
  out.close();
  if (out) fs::rename(temporary, file, error);
  if (!out || error) {
    fs::remove(temporary, error);
    throw InputError(file, "cannot be written", "expected a writable folder with room");
  }
}

}  // namespace dl
