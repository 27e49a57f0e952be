#include "fuzz_course.hpp"
#include "tools/judged_source.hpp"
#include "tools/state.hpp"

/// What lies in a learner's tree: his file, exercise.json and the kept verdict, each up to a byte
/// 0xff in the input.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto& place = dl::fuzz_course();
  static const auto exercise = place.course.root() / "exercises" / "01_rules";
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (const auto& file :
       {exercise / "rules.hpp", exercise / "exercise.json", place.build / "verdicts" / "01.json"}) {
    const auto part = rest.substr(0, rest.find('\xff'));
    dl::write_file(file, part);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return dl::allow_refusal([&] {
    const auto lesson = place.course.lesson("01");
    dl::describe(dl::state_of(place, lesson), lesson);
    dl::write_judged(place, lesson);
  });
}
