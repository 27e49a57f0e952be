#include "fuzz.hpp"
#include "tools/verdict.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return dl::allow_refusal(
      [&] { dl::read_report(std::string(reinterpret_cast<const char*>(data), size)); });
}
