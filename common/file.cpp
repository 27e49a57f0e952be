#include "file.hpp"

#include <algorithm>
#include <fstream>
#include <limits>

#include <boost/iostreams/device/file.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <unistd.h>

#include "error.hpp"

namespace dl {
namespace {

namespace io = boost::iostreams;

/// Owns the file under the decompressor.
class GzipStream : public io::filtering_istream {
 public:
  explicit GzipStream(std::unique_ptr<std::istream> file) : file_(std::move(file)) {
    push(io::gzip_decompressor());
    push(*file_);
    // Lets a damaged stream throw instead of looking like an early end.
    exceptions(std::ios::badbit);
  }
  ~GzipStream() override { reset(); }

 private:
  std::unique_ptr<std::istream> file_;
};

}  // namespace

std::unique_ptr<std::istream> open_for_reading(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) {
    throw InputError(file, "cannot be opened", "expected a file");
  }
  auto plain = std::make_unique<std::ifstream>(file, std::ios::binary);
  if (!*plain) throw InputError(file, "cannot be opened", "expected a readable file");
  const bool gzip = plain->get() == 0x1f && plain->get() == 0x8b;
  plain->clear();
  plain->seekg(0);
  if (gzip) return std::make_unique<GzipStream>(std::move(plain));
  return plain;
}

std::string read_some(std::istream& in, const std::filesystem::path& file, std::size_t count) {
  constexpr std::size_t chunk = 1 << 16;
  std::string bytes;
  try {
    while (bytes.size() < count) {
      const std::size_t had = bytes.size();
      const std::size_t want = std::min(chunk, count - had);
      bytes.resize(had + want);
      in.read(bytes.data() + had, static_cast<std::streamsize>(want));
      bytes.resize(had + static_cast<std::size_t>(in.gcount()));
      if (bytes.size() < had + want) break;
    }
  } catch (const std::ios::failure&) {
    throw InputError(file, fmt::format("after byte {}", bytes.size()),
                     "damaged or truncated gzip data");
  }
  return bytes;
}

std::string read_text_file(const std::filesystem::path& file) {
  return read_some(*open_for_reading(file), file, std::numeric_limits<std::size_t>::max());
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
