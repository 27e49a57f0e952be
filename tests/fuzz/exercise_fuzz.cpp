#include "fuzz.hpp"
#include "tools/state.hpp"

/// What lies in a learner's tree: his file, exercise.json and the kept verdict, each up to a byte
/// 0xff in the input.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto root = dl::fuzz_file("course");
  static const dl::Place place{.course = dl::Course(root), .build = root / "build"};
  static const auto exercise = root / "exercises" / "01_rules";
  static const bool made = [] {
    for (const char* folder : {"build/verdicts", "exercises/01_rules", "lessons/01_rules",
                               "solutions/01_rules", "tests/lessons/01_rules"}) {
      std::filesystem::create_directories(root / folder);
    }
    dl::write_file(root / "lessons/01_rules/README.md", "# 01 Rules\n");
    dl::write_file(root / "lessons/01_rules/main.cpp", "");
    dl::write_file(root / "tests/lessons/01_rules/rules_test.cpp", "#include \"rules.hpp\"\n");
    dl::write_file(root / "solutions/01_rules/rules.hpp",
                   "// exercise 01.1: a rule\n// hint: one\n// solution begin\n// solution end\n");
    return true;
  }();
  (void)made;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (const auto& file : {exercise / "rules.hpp", exercise / "exercise.json",
                           root / "build" / "verdicts" / "01.json"}) {
    const auto part = rest.substr(0, rest.find('\xff'));
    dl::write_file(file, part);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return dl::allow_refusal([&] {
    const auto lesson = place.course.lesson("01");
    dl::describe(dl::state_of(place, lesson), lesson);
  });
}
