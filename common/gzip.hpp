#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <streambuf>

#include <zlib.h>

namespace dl {

/// Reads what is packed in a gzip file as gzip(1) does: all its members, one after the other, and
/// zeros behind the last, as tapes have them. Source: RFC 1952. Reading throws InputError, with the
/// place in the packed file, when that is damaged, cut short or followed by anything else.
class GzipBuffer : public std::streambuf {
 public:
  explicit GzipBuffer(const std::filesystem::path& file);
  ~GzipBuffer() override;

 protected:
  int_type underflow() override;

 private:
  enum class At { member, member_end, padding };

  bool has_packed_bytes();
  void inflate_some();
  void pass_member_end();
  [[noreturn]] void refuse(const std::string& why) const;

  std::filesystem::path name_;
  std::ifstream file_;
  std::array<char, 1 << 14> packed_;
  std::array<char, 1 << 16> unpacked_;
  std::uint64_t packed_end_ = 0;  ///< where in the file packed_ ends
  At at_ = At::member;
  z_stream zlib_ = {};
};

}  // namespace dl
