#include "gzip.hpp"

#include <new>

#include "error.hpp"

namespace dl {

GzipBuffer::GzipBuffer(const std::filesystem::path& file)
    : name_(file), file_(file, std::ios::binary) {
  constexpr int gzip_alone = 16;  // zlib.h: added to the window's bits, no other format is taken
  if (inflateInit2(&zlib_, MAX_WBITS + gzip_alone) != Z_OK) throw std::bad_alloc();
}

GzipBuffer::~GzipBuffer() { inflateEnd(&zlib_); }

GzipBuffer::int_type GzipBuffer::underflow() {
  zlib_.next_out = reinterpret_cast<Bytef*>(unpacked_.data());
  zlib_.avail_out = unpacked_.size();
  while (zlib_.avail_out == unpacked_.size()) {
    if (!has_packed_bytes()) {
      if (at_ == At::member) refuse("the file ends here, inside its gzip data");
      return traits_type::eof();
    }
    if (at_ == At::member) {
      inflate_some();
    } else {
      pass_member_end();
    }
  }
  setg(unpacked_.data(), unpacked_.data(), reinterpret_cast<char*>(zlib_.next_out));
  return traits_type::to_int_type(unpacked_[0]);
}

bool GzipBuffer::has_packed_bytes() {
  if (zlib_.avail_in > 0) return true;
  file_.read(packed_.data(), packed_.size());
  if (file_.bad()) refuse("cannot be read");
  zlib_.next_in = reinterpret_cast<Bytef*>(packed_.data());
  zlib_.avail_in = static_cast<uInt>(file_.gcount());
  packed_end_ += zlib_.avail_in;
  return zlib_.avail_in > 0;
}

void GzipBuffer::inflate_some() {
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  if (result == Z_STREAM_END) {
    at_ = At::member_end;
  } else if (result != Z_OK) {
    refuse(fmt::format("damaged gzip data: {}", zlib_.msg == nullptr ? "no memory" : zlib_.msg));
  }
}

void GzipBuffer::pass_member_end() {
  if (*zlib_.next_in == 0) {
    at_ = At::padding;
    ++zlib_.next_in;
    --zlib_.avail_in;
  } else if (at_ == At::member_end && *zlib_.next_in == 0x1f) {
    at_ = At::member;
    inflateReset(&zlib_);
  } else {
    refuse("the gzip data end before this byte, expected the end of the file");
  }
}

void GzipBuffer::refuse(const std::string& why) const {
  throw InputError(name_, fmt::format("byte {}", packed_end_ - zlib_.avail_in), why);
}

}  // namespace dl
