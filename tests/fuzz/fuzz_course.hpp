#pragma once

#include "fuzz.hpp"
#include "tools/place.hpp"

namespace dl {

/// A course with one lesson of one exercise, for what reads a learner's tree.
inline const Place& fuzz_course() {
  static const Place place = [] {
    const auto root = fuzz_file("course");
    for (const char* folder : {"build/verdicts", "exercises/01_rules", "lessons/01_rules",
                               "solutions/01_rules", "tests/lessons/01_rules"}) {
      std::filesystem::create_directories(root / folder);
    }
    write_file(root / "lessons/01_rules/README.md", "# 01 Rules\n");
    write_file(root / "lessons/01_rules/main.cpp", "");
    write_file(root / "tests/lessons/01_rules/rules_test.cpp", "#include \"rules.hpp\"\n");
    write_file(root / "solutions/01_rules/rules.hpp",
               "// exercise 01.1: a rule\n// hint: one\n// solution begin\n// solution end\n");
    return Place{.course = Course(root), .build = root / "build"};
  }();
  return place;
}

}  // namespace dl
