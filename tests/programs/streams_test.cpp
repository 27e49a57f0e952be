#include "odd_data.hpp"
#include "tests/programs/ended.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

const std::string tools = DL_BUILD_DIR "/tools/";

TEST_CASE("a program whose output cannot be written says so, and does not say that all is well",
          "[streams]") {
  const TemporaryFolder folder;
  for (const Command& command : {Command{lesson_program("01"), "--plot", "none", "--out", "out"},
                                 {lesson_program("01"), "--help"},
                                 {tools + "learn", "list"},
                                 {tools + "learn", "--help"},
                                 {tools + "learn", "scoreboard", "--plot", "none"},
                                 {tools + "make_exercises", "--help"},
                                 {tools + "texts", "--help"}}) {
    for (const std::string output : {">/dev/full", ">&-"}) {
      const auto ended = run_in(folder.path(), command, {}, output);
      INFO(command[0] << " " << command.back() << " " << output << "\n" << ended.errors);
      CHECK(ended.status == 1);
      CHECK(ended.error_lines() == 1);
    }
  }
}

TEST_CASE("where errors cannot be written either, the status still tells them", "[streams]") {
  const TemporaryFolder folder;
  for (const std::string errors : {"2>/dev/full", "2>&-"}) {
    CHECK(run_in(folder.path(), {lesson_program("01"), "--seed", "-1"}, {}, errors).status == 2);
    CHECK(run_in(folder.path(), {lesson_program("01"), "--data", "x"}, {}, errors).status == 1);
    CHECK(run_in(folder.path(), {tools + "learn", "dance"}, {}, errors).status == 2);
  }
  // Nothing that is opened takes the place of a closed stream.
  const auto closed =
      run_in(folder.path(), {lesson_program("01"), "--quick", "--out", "out"}, {}, "<&- 2>&-");
  CHECK(closed.status == 0);
  CHECK_THAT(closed.output, ContainsSubstring("plot: out/confusion.png: "));
}

TEST_CASE("paths are the caller's, and without --out all goes into the course's own folder",
          "[streams]") {
  const TemporaryFolder folder;
  write_data(folder / "my data", odd_data(odd_data(), "10 + 10 images"));
  const auto here =
      run_in(folder.path(), {lesson_program("01"), "--data", "my data", "--out", "my out"});
  CHECK(here.status == 0);
  CHECK_THAT(here.output, ContainsSubstring("plot: my out/confusion.png: "));
  CHECK(fs::exists(folder / "my out" / "scores.json"));
  CHECK_THAT(read_text(folder / "my out" / "scores.json"),
             ContainsSubstring("my data (10 + 10 images)") && !ContainsSubstring("\"mini\""));
  CHECK_THAT(run_in(folder.path(), {lesson_program("01"), "--help"}).output,
             ContainsSubstring("(=out/01_rules in the course's folder)"));
}

TEST_CASE("a folder that cannot be written is one line, before any work", "[streams]") {
  const TemporaryFolder folder;
  write_text(folder / "file", "");
  for (const std::string out : {"file", "file/below", "/dev/null"}) {
    const auto ended = run_in(folder.path(), {lesson_program("01"), "--out", out});
    INFO(out << "\n" << ended.errors);
    CHECK(ended.status == 1);
    CHECK(ended.error_lines() == 1);
    CHECK(ended.output.empty());
  }
}

/// What a terminal of a kind gets, its line ends taken away.
std::string on_terminal(const fs::path& folder, const Command& terminal) {
  Command command = {"env", "-C", folder.string()};
  command.insert(command.end(), terminal.begin(), terminal.end());
  command.insert(
      command.end(),
      {"script", "-qec", lesson_program("03") + " --quick --plot none --out out", "/dev/null"});
  auto text = capture_command(command).output;
  for (auto at = text.find("\r\n"); at != text.npos; at = text.find("\r\n", at)) text.erase(at, 2);
  return text;
}

TEST_CASE("a terminal gets control codes only where it knows them", "[streams]") {
  const TemporaryFolder folder;
  CHECK_THAT(on_terminal(folder.path(), {"TERM=xterm"}), ContainsSubstring("\r\033[K"));
  for (const Command& plain : {Command{"TERM=dumb"}, {"TERM="}, {"-u", "TERM"}}) {
    const auto text = on_terminal(folder.path(), plain);
    CHECK_THAT(text, ContainsSubstring("Learned: "));
    CHECK(text.find_first_of("\r\033") == text.npos);
  }
}

}  // namespace
}  // namespace dl
