#include "common/scoreboard.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return dl::fuzz(data, size, [](const auto& file) { dl::read_published(file); });
}
