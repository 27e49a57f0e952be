#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/testing.hpp"
#include "tools/process.hpp"

namespace dl {

/// How a program ended, and what it printed.
struct Ended {
  int status = 0;  ///< 128 + signal where one ended it
  std::string output;
  std::string errors;

  auto error_lines() const { return std::ranges::count(errors, '\n'); }

  /// With 0, or with 1 or 2 and one line that says why; that there are no plots is one more.
  bool is_well_behaved() const {
    const auto notes = errors.starts_with("no plot") ? 1 : 0;
    return status == 0 || ((status == 1 || status == 2) && error_lines() == 1 + notes);
  }
};

/// The program of a lesson, "03".
inline std::string lesson_program(const std::string& number) {
  return DL_BUILD_DIR "/lesson_" + number;
}

/// Runs a command in a folder, in which "errors.txt" is written; after five minutes it is killed.
/// `settings` are for env(1): "TERM=dumb", or "-u" and "HOME".
inline Ended run_in(const std::filesystem::path& folder, const Command& command,
                    const Command& settings = {}, const std::string& redirections = "") {
  const auto errors = folder / "errors.txt";
  Command all = {"env", "-C", folder.string()};
  all.insert(all.end(), settings.begin(), settings.end());
  all.insert(all.end(), {"/usr/bin/timeout", "-s", "KILL", "300", "/bin/sh", "-c",
                         "exec 2>errors.txt " + redirections + "; exec \"$@\"", "sh"});
  all.insert(all.end(), command.begin(), command.end());
  const auto finished = capture_command(all, false);
  return {finished.status, finished.output, read_text(errors)};
}

}  // namespace dl
