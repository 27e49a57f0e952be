#include "idx.hpp"

#include "error.hpp"
#include "file.hpp"

namespace dl {
namespace {

constexpr unsigned unsigned_byte = 0x08;
constexpr std::uint64_t largest = std::uint64_t{1} << 31;

std::uint32_t big_endian(std::string_view b) {
  std::uint32_t value = 0;
  for (const char c : b) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

Idx read_idx(const std::filesystem::path& file, std::size_t dimensions) {
  const auto in = open_for_reading(file);
  const auto header = read_some(*in, file, 4 + 4 * dimensions);
  if (header.empty())
    throw InputError(file, byte_place(*in, 0), "the file is empty, expected IDX data");
  const auto magic = unsigned_byte << 8 | static_cast<std::uint32_t>(dimensions);
  if (header.size() < 4 || big_endian({header.data(), 4}) != magic) {
    throw InputError(file, byte_place(*in, 0),
                     fmt::format("expected the IDX magic number {:08x}", magic));
  }
  if (header.size() < 4 + 4 * dimensions) {
    throw InputError(file, byte_place(*in, header.size()),
                     fmt::format("the file ends here, expected {} bytes of sizes", 4 * dimensions));
  }
  Idx idx;
  std::uint64_t count = 1;
  for (std::size_t d = 0; d < dimensions; ++d) {
    idx.sizes.push_back(big_endian({header.data() + 4 + 4 * d, 4}));
    count *= idx.sizes.back();
    if (count > largest) {
      throw InputError(file, fmt::format("size {}", d + 1),
                       fmt::format("the sizes ask for more than {} values", largest));
    }
  }
  idx.bytes = read_some(*in, file, count);
  if (idx.bytes.size() < count) {
    throw InputError(file, byte_place(*in, header.size() + idx.bytes.size()),
                     fmt::format("the file ends here, its sizes ask for {} values", count));
  }
  if (!read_some(*in, file, 1).empty()) {
    throw InputError(file, byte_place(*in, header.size() + count),
                     fmt::format("expected the end, the sizes ask for {} values", count));
  }
  return idx;
}

}  // namespace dl
