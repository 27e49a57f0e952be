#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dl {

using Command = std::vector<std::string>;

struct Finished {
  int status = 0;  ///< exit status; 128 + signal where a signal ended it, as in a shell
  int signal = 0;  ///< that ended it, 0 where none did: a status of its own may exceed 128 too
  std::string output = {};  ///< what it wrote, its first MiB
  bool timed_out = false;
  bool too_much = false;  ///< it was ended because it wrote and wrote
};

/// What a command may take before it is ended.
struct Limits {
  std::chrono::seconds time;
  std::uint64_t memory;  ///< bytes
  std::uint64_t output;  ///< bytes
};

// A command ends with the program that started it, however that ends. All throw std::runtime_error
// when the command cannot be started.

/// Runs a command on this terminal, where its output goes, and waits; calls `begun` when it has
/// taken its place.
Finished run_command(
    const Command& command, const std::function<void()>& begun = [] {});

/// Runs a command with no input and collects its output; its errors are collected with it when
/// `with_errors`, and go to the terminal otherwise.
Finished capture_command(const Command& command, bool with_errors = true);

/// The same, with its errors, for a command that is not to be trusted.
Finished capture_command(const Command& command, const Limits& limits);

/// Begins a command with no input that leads a process group of its own and writes, with its
/// errors, into a pipe's end, and returns its process.
int begin_command(const Command& command, int output);

/// What a status of waitpid() says.
Finished finished_as(int wait_status);

}  // namespace dl
