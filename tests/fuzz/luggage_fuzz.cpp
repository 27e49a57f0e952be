#include "fuzz_course.hpp"
#include "tools/carry.hpp"

/// What a learner brings from another machine. What was read is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto& course = dl::fuzz_course().course;
  const std::string text(reinterpret_cast<const char*>(data), size);
  return dl::allow_refusal([&] {
    const auto once = dl::to_json(dl::from_json(course, text, "luggage.json"));
    if (dl::to_json(dl::from_json(course, once, "luggage.json")) != once) __builtin_trap();
  });
}
