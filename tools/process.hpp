#pragma once

#include <string>
#include <vector>

namespace dl {

using Command = std::vector<std::string>;

struct Finished {
  int status = 0;      ///< exit status; 128 + signal where a signal ended it, as in a shell
  std::string output;  ///< what it wrote
};

/// Runs a command on this terminal and waits. Throws std::runtime_error when it cannot be started.
int run_command(const Command& command);

/// Runs a command with no input and collects its output; its errors are collected with it when
/// `with_errors`, and go to the terminal otherwise.
Finished capture_command(const Command& command, bool with_errors = true);

}  // namespace dl
