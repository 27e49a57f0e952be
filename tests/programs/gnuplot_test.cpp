#include "tests/programs/ended.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// Runs lesson 01, which draws two pictures, with another gnuplot: a script of the shell.
Ended draw_with(const TemporaryFolder& folder, const std::string& gnuplot,
                const std::string& plot = "png", const Command& settings = {}) {
  const auto program = folder / "bin" / "gnuplot";
  write_text(program, "#!/bin/sh\n" + gnuplot + "\n");
  fs::permissions(program, fs::perms::owner_all);
  Command all = {fmt::format("PATH={}:/usr/bin:/bin", program.parent_path().string())};
  all.insert(all.end(), settings.begin(), settings.end());
  return run_in(folder.path(), {lesson_program("01"), "--quick", "--out", "out", "--plot", plot},
                all);
}

/// What is in the out folder but scores.
std::vector<std::string> pictures(const TemporaryFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder / "out")) {
    if (entry.path().filename() != "scores.json") names.push_back(entry.path().filename().string());
  }
  return names;
}

// Writes into the file that it is told to, which ends in ".part".
const std::string into_file = "file=$(sed -n \"s/^set output '\\(.*\\)'/\\1/p\" | head -1); ";

TEST_CASE("a gnuplot that fails costs its picture and a line, and not the lesson", "[gnuplot]") {
  for (const auto& [gnuplot, why] : std::vector<std::pair<std::string, std::string>>{
           {"exit 0", "gnuplot "},
           {"exit 3", "gnuplot ended with status 3"},
           {"exec <&-; sleep 0.2; exit 0", "gnuplot "},
           {"kill -9 $$", "a signal ended gnuplot (Killed)"},
           {"head -c 10 >/dev/null; kill -9 $$", "a signal ended gnuplot (Killed)"},
           {into_file + "printf '\\211PNG cut' > $file", "gnuplot left it cut short"}}) {
    const TemporaryFolder folder;
    const auto ended = draw_with(folder, gnuplot);
    INFO(gnuplot << "\n" << ended.errors);
    CHECK(ended.status == 0);
    CHECK(ended.error_lines() == 2);
    CHECK_THAT(ended.errors, ContainsSubstring("no plot: out/confusion.png: not drawn: " + why));
    CHECK_THAT(ended.output, ContainsSubstring("Learned: ") && !ContainsSubstring("plot: "));
    CHECK(pictures(folder).empty());
  }
}

TEST_CASE("an SVG that is cut short is neither kept nor announced", "[gnuplot]") {
  const TemporaryFolder folder;
  const auto ended = draw_with(folder, into_file + "echo '<svg><text>' > $file", "svg");
  CHECK(ended.status == 0);
  CHECK_THAT(ended.errors,
             ContainsSubstring("no plot: out/confusion.svg: not drawn: gnuplot left it cut"));
  CHECK(pictures(folder).empty());
}

TEST_CASE("a window whose gnuplot dies is one line, and the lesson goes on", "[gnuplot]") {
  const std::string terminals = "case \"$*\" in *GPVAL_TERMINALS*) echo ' qt '; exit;; esac; ";
  for (const std::string dies : {"exit 3", "exec <&-; sleep 0.2", "kill -9 $$"}) {
    const TemporaryFolder folder;
    const auto ended = draw_with(folder, terminals + dies, "window", {"DISPLAY=:7"});
    INFO(dies << "\n" << ended.errors);
    CHECK(ended.status == 0);
    CHECK(ended.error_lines() == 1);
    CHECK_THAT(ended.errors, ContainsSubstring("no more plots: "));
    CHECK_THAT(ended.output, ContainsSubstring("Learned: "));
  }
}

TEST_CASE("without gnuplot, a display or a place for temporary files there is one line, no picture",
          "[gnuplot]") {
  const TemporaryFolder folder;
  const auto without = [&](const std::string& plot, const Command& settings) {
    const auto ended = run_in(
        folder.path(), {lesson_program("01"), "--quick", "--out", "out", "--plot", plot}, settings);
    CHECK(ended.status == 0);
    CHECK(ended.error_lines() == 1);
    CHECK(pictures(folder).empty());
    return ended.errors;
  };
  CHECK_THAT(without("png", {"PATH=/nowhere"}), ContainsSubstring("no plots: gnuplot is not"));
  CHECK_THAT(without("window", {"-u", "DISPLAY", "-u", "WAYLAND_DISPLAY"}),
             ContainsSubstring("no plots: there is no display"));
}

}  // namespace
}  // namespace dl
