#include "common/safetensors.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return dl::fuzz(data, size, [](const auto& file) {
    dl::Metadata words;
    dl::load_weights(file, &words);
  });
}
