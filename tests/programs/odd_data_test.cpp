#include "odd_data.hpp"

#include <cstdlib>
#include <regex>

#include "tests/programs/ended.hpp"
#include "tests/testing.hpp"
#include "tools/course.hpp"

namespace dl {
namespace {

/// How often a text says that something is no number.
auto not_numbers(const std::string& text) {
  static const std::regex words("(^|[^A-Za-z])(nan|inf)(?![A-Za-z])");
  return std::distance(std::sregex_iterator(text.begin(), text.end(), words), {});
}

/// Runs the programs of all lessons on some images.
void run_all(const OddData& odd, const Command& options) {
  const TemporaryFolder folder;
  write_data(folder / "data", odd);
  const Course course(DL_SOURCE_DIR);
  for (const auto& lesson : course.lessons()) {
    Command command = {
        lesson_program(lesson.number), "--data", "data", "--out", "out", "--plot", "ascii"};
    command.insert(command.end(), options.begin(), options.end());
    const auto ended = run_in(folder.path(), command);
    INFO(lesson.name << " on " << odd.name << ": status " << ended.status << "\n" << ended.errors);
    CHECK(ended.is_well_behaved());
    // Lesson 04 shows where a formula overflows.
    const auto kept = read_text(course.root() / "lessons" / lesson.name / "output.txt");
    CHECK(not_numbers(ended.output) <= not_numbers(kept));
  }
}

TEST_CASE("on few images or odd ones each lesson ends well, or says in one line what it needs",
          "[odd_data]") {
  const auto all = odd_data();
  for (const auto* name : {"10 + 10 images", "699 images", "one class", "black"}) {
    auto odd = odd_data(all, name);
    odd.training = std::min<Index>(odd.training, 700);
    odd.test = std::min<Index>(odd.test, 100);
    run_all(odd, {"--quick", "--seed", "18446744073709551615"});
  }
}

// By hand, for it takes hours: programs_test '[matrix]', with DL_LESSON_OPTIONS for options such as
// --quick.
TEST_CASE("the same on all that is odd, with the first and the last seed", "[.][matrix]") {
  const char* more = std::getenv("DL_LESSON_OPTIONS");
  for (const auto& odd : odd_data()) {
    for (const char* seed : {"1", "18446744073709551615"}) {
      Command options = {"--seed", seed};
      if (more != nullptr) options.emplace_back(more);
      run_all(odd, options);
    }
  }
}

}  // namespace
}  // namespace dl
