#pragma once

#include <cstdint>
#include <string_view>

#include <boost/crc.hpp>

namespace dl {

/// The CRC-32 of some bytes, as of gzip: equal contents have equal checksums.
inline std::uint32_t checksum(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

}  // namespace dl
