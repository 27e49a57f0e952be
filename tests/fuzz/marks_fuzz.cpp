#include "fuzz.hpp"
#include "tools/exercise_maker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string solution(reinterpret_cast<const char*>(data), size);
  return dl::allow_refusal([&] { dl::make_exercise(solution, "solution.hpp"); });
}
