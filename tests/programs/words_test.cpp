#include "words.hpp"

#include <cstdlib>

#include "odd_data.hpp"
#include "tests/programs/ended.hpp"
#include "tests/testing.hpp"
#include "tools/course.hpp"

namespace dl {
namespace {

/// As a shell would be given it.
std::string text_of(const Command& command) {
  std::string text;
  for (const auto& word : command) text += fmt::format(" '{}'", word);
  return text;
}

/// A number of the environment, for a longer run by hand.
int from_environment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

void must_be_well_behaved(const std::filesystem::path& folder, const Command& command,
                          const Command& settings) {
  const auto ended = run_in(folder, command, settings);
  INFO("env" << text_of(settings) << text_of(command) << "\nstatus " << ended.status << "\n"
             << ended.errors);
  CHECK(ended.is_well_behaved());
}

// For a long run by hand: DL_FUZZ_ROUNDS=10000 DL_FUZZ_SEED=2 programs_test 'no command line*'
TEST_CASE("no command line and no environment ends in a signal or in more than a line", "[words]") {
  const auto first = static_cast<std::uint64_t>(from_environment("DL_FUZZ_SEED", 1));
  const int rounds = from_environment("DL_FUZZ_ROUNDS", 80);
  const TemporaryFolder outer;
  const auto folder = outer / "folder";  // what is written into ".." is the test's own
  write_data(folder / "data", odd_data(odd_data(), "10 + 10 images"));
  for (int round = 0; round < rounds; ++round) {
    Words words(first + static_cast<std::uint64_t>(round));
    const auto settings = words.environment();
    auto of_lesson = words.of_lesson();
    // What is not said is such that a run is short and stays in its folder.
    Command command = {lesson_program(round % 3 == 0 ? "03" : "01"), "--quick"};
    const auto is_said = [&](const std::string& option) {
      return std::ranges::any_of(of_lesson, [&](const auto& w) { return w.starts_with(option); });
    };
    if (!is_said("--data")) command.insert(command.end(), {"--data", "data"});
    if (!is_said("--plot")) command.insert(command.end(), {"--plot", "none"});
    if (!is_said("--out")) command.insert(command.end(), {"--out", "out"});
    command.insert(command.end(), of_lesson.begin(), of_lesson.end());
    must_be_well_behaved(folder, command, settings);
    if (round % 4 != 0) continue;
    Command learn = {DL_LEARN};
    const auto of_learn = words.of_learn();
    learn.insert(learn.end(), of_learn.begin(), of_learn.end());
    must_be_well_behaved(folder, learn, settings);
  }
}

TEST_CASE("a lesson's help names --epochs where there are any, and only there", "[words]") {
  const TemporaryFolder folder;
  for (const auto& lesson : Course(DL_SOURCE_DIR).lessons()) {
    const auto program = lesson_program(lesson.number);
    const auto help = run_in(folder.path(), {program, "--help"});
    INFO(lesson.name << "\n" << help.output);
    CHECK(help.status == 0);
    const bool is_taken = run_in(folder.path(), {program, "--epochs", "2", "--help"}).status == 0;
    CHECK(is_taken == (help.output.find("--epochs") != std::string::npos));
    // Rules are not trained, and lesson 14's models come with the course.
    CHECK(is_taken == (lesson.number != "01" && lesson.number != "14"));
  }
}

}  // namespace
}  // namespace dl
